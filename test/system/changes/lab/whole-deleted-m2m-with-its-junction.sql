delete from "public"."directus_relations" where "many_collection" = 'nodes_tags' and "many_field" = 'nodes_id';
delete from "public"."directus_fields" where "collection" = 'nodes' and "field" = 'tags';
delete from "public"."directus_relations" where "many_collection" = 'nodes_tags' and "many_field" = 'tags_code';
delete from "public"."directus_fields" where "collection" = 'tags' and "field" = 'nodes';
delete from "public"."directus_collections" where "collection" = 'nodes_tags';
drop table "public"."nodes_tags";
