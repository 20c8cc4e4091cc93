create table "public"."books" ("isbn" character varying(13) primary key, "title" character varying(255) not null, "price" numeric(8, 2) default '0', "facts" json, "added" timestamp with time zone default CURRENT_TIMESTAMP, "code" uuid);
create index "books_title_index" on "public"."books" ("title");
alter table "public"."books" add constraint "books_code_unique" unique ("code");
comment on column "public"."books"."code" is 'It''s ours.';
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "interface", "special", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '1', 'input', null, 'books', 'isbn');
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "special", "collection", "field") values ('full', 'false', 'false', 'true', 'true', '2', null, 'books', 'title');
insert into "public"."directus_fields" ("width", "hidden", "readonly", "required", "searchable", "sort", "special", "collection", "field") values ('full', 'false', 'false', 'false', 'true', '4', 'cast-json', 'books', 'facts');
insert into "public"."directus_collections" ("hidden", "singleton", "archive_app_filter", "accountability", "collapse", "versioning", "icon", "note", "collection") values ('false', 'false', 'true', 'all', 'open', 'false', 'book', 'Books.', 'books');
