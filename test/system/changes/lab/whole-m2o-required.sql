alter table "public"."empties" add column "node" integer not null;
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'select-dropdown-m2o', 'm2o', 'empties', 'node');
alter table "public"."empties" add constraint "empties_node_foreign" foreign key ("node") references "public"."nodes" ("id") on update NO ACTION on delete CASCADE;
insert into "public"."directus_relations" ("one_deselect_action", "many_collection", "many_field", "one_collection") values ('nullify', 'empties', 'node', 'nodes');
create index "empties_node_index" on "public"."empties" ("node");
