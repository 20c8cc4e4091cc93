update "public"."directus_relations" set "one_allowed_collections" = 'texts,media,links' where "many_collection" = 'sections' and "many_field" = 'item';
delete from "public"."directus_collections" where "collection" = 'counters';
drop table "public"."counters";
