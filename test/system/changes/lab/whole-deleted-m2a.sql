alter table "public"."sections" drop constraint "sections_nodes_id_fkey";
delete from "public"."directus_relations" where "many_collection" = 'sections' and "many_field" = 'nodes_id';
delete from "public"."directus_fields" where "collection" = 'nodes' and "field" = 'sections';
delete from "public"."directus_relations" where "many_collection" = 'sections' and "many_field" = 'item';
delete from "public"."directus_fields" where "collection" = 'texts' and "field" = 'placements';
delete from "public"."directus_fields" where "collection" = 'media' and "field" = 'placements';
