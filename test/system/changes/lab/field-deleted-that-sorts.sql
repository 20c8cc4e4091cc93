update "public"."directus_relations" set "sort_field" = null where "many_collection" = 'captions' and "many_field" = 'media';
update "public"."directus_collections" set "sort_field" = null where "collection" = 'captions';
alter table "public"."captions" drop column "sort";
