alter table "public"."texts" add column "node" integer;
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'select-dropdown-m2o', 'm2o', 'texts', 'node');
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'list-o2m', 'o2m', 'nodes', 'texts');
alter table "public"."texts" add constraint "texts_node_foreign" foreign key ("node") references "public"."nodes" ("id") on update NO ACTION on delete SET NULL;
insert into "public"."directus_relations" ("one_deselect_action", "one_field", "many_collection", "many_field", "one_collection") values ('nullify', 'texts', 'texts', 'node', 'nodes');
create index "texts_node_index" on "public"."texts" ("node");
