alter table "public"."texts" add column "tag" text;
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'select-dropdown-m2o', 'm2o', 'texts', 'tag');
alter table "public"."texts" add column "sort" integer;
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'true', 'false', 'false', 'true', '2', 'input', null, 'texts', 'sort');
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'list-o2m', 'o2m', 'tags', 'texts');
alter table "public"."texts" add constraint "texts_tag_foreign" foreign key ("tag") references "public"."tags" ("code") on update NO ACTION on delete SET NULL;
insert into "public"."directus_relations" ("one_deselect_action", "one_field", "sort_field", "many_collection", "many_field", "one_collection") values ('delete', 'texts', 'sort', 'texts', 'tag', 'tags');
create index "texts_tag_sort_index" on "public"."texts" ("tag", "sort");
