alter table "public"."tags" add column "about_collection" character varying(255);
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'true', 'false', 'false', 'true', '1', 'input', null, 'tags', 'about_collection');
alter table "public"."tags" add column "about" character varying(255);
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'true', 'false', 'false', 'true', '2', 'input', null, 'tags', 'about');
insert into "public"."directus_relations" ("one_deselect_action", "one_collection_field", "one_allowed_collections", "many_collection", "many_field", "one_collection") values ('nullify', 'about_collection', 'nodes,people', 'tags', 'about', null);
create index "tags_about_collection_about_index" on "public"."tags" ("about_collection", "about");
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "special", "options", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'o2a', '{"relation":"tags.about"}', 'nodes', 'about_tags');
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "special", "options", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'o2a', '{"relation":"tags.about"}', 'people', 'about_tags');
