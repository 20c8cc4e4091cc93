delete from "public"."directus_relations" where "many_collection" = 'sections' and "many_field" = 'item';
delete from "public"."directus_fields" where "collection" = 'texts' and "field" = 'placements';
delete from "public"."directus_fields" where "collection" = 'media' and "field" = 'placements';
drop index "public"."sections_collection_item_idx";
alter table "public"."sections" drop column "item";
