update "public"."directus_fields" set "sort" = '1' where "collection" = 'nodes' and "field" = 'name';
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "special", "collection", "field") values ('half', 'false', 'false', 'false', 'true', '2', null, 'nodes', 'day');
update "public"."directus_fields" set "sort" = '1' where "collection" = 'nodes' and "field" = 'name';
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "special", "collection", "field") values ('half', 'false', 'false', 'false', 'true', '2', null, 'nodes', 'day');
