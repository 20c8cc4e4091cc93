create table "public"."notes" ("id" serial primary key);
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'true', 'true', 'false', 'true', '1', 'numeric', null, 'notes', 'id');
insert into "public"."directus_collections" ("hidden", "singleton", "archive_app_filter", "accountability", "collapse", "versioning", "collection") values ('false', 'false', 'true', 'all', 'open', 'false', 'notes');
