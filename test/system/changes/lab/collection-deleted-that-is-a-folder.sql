update "public"."directus_collections" set "group" = null where "group" = 'playground';
delete from "public"."directus_collections" where "collection" = 'playground';
