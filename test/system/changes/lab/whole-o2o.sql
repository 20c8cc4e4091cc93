alter table "public"."lockers" add column "node" integer;
alter table "public"."lockers" add constraint "lockers_node_unique" unique ("node");
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'select-dropdown-m2o', 'm2o', 'lockers', 'node');
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'list-o2m', 'o2m,o2o', 'nodes', 'locker');
alter table "public"."lockers" add constraint "lockers_node_foreign" foreign key ("node") references "public"."nodes" ("id") on update NO ACTION on delete SET NULL;
insert into "public"."directus_relations" ("one_deselect_action", "one_field", "many_collection", "many_field", "one_collection") values ('nullify', 'locker', 'lockers', 'node', 'nodes');
