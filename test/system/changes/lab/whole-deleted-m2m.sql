alter table "public"."nodes_tags" drop constraint "nodes_tags_nodes_id_fkey";
delete from "public"."directus_relations" where "many_collection" = 'nodes_tags' and "many_field" = 'nodes_id';
delete from "public"."directus_fields" where "collection" = 'nodes' and "field" = 'tags';
alter table "public"."nodes_tags" drop constraint "nodes_tags_tags_code_fkey";
delete from "public"."directus_relations" where "many_collection" = 'nodes_tags' and "many_field" = 'tags_code';
delete from "public"."directus_fields" where "collection" = 'tags' and "field" = 'nodes';
