update "public"."directus_relations" set "one_field" = null where "many_collection" = 'captions' and "many_field" = 'media';
delete from "public"."directus_fields" where "collection" = 'media' and "field" = 'captions';
