-- The tables that metadata in the form of Directus lives in, empty.
create table directus_collections (
  collection varchar(64) primary key,
  icon varchar(64),
  note text,
  display_template varchar(255),
  hidden boolean not null default false,
  singleton boolean not null default false,
  translations json,
  archive_field varchar(64),
  archive_app_filter boolean not null default true,
  archive_value varchar(255),
  unarchive_value varchar(255),
  sort_field varchar(64),
  accountability varchar(255) default 'all',
  color varchar(255),
  item_duplication_fields json,
  sort integer,
  "group" varchar(64),
  collapse varchar(255) not null default 'open',
  preview_url varchar(255),
  versioning boolean not null default false
);

create table directus_fields (
  id serial primary key,
  collection varchar(64) not null,
  field varchar(64) not null,
  special varchar(64),
  interface varchar(64),
  options json,
  display varchar(64),
  display_options json,
  readonly boolean not null default false,
  hidden boolean not null default false,
  sort integer,
  width varchar(30) default 'full',
  translations json,
  note text,
  conditions json,
  required boolean default false,
  "group" varchar(64),
  validation json,
  validation_message text,
  searchable boolean not null default true
);

create table directus_relations (
  id serial primary key,
  many_collection varchar(64) not null,
  many_field varchar(64) not null,
  one_collection varchar(64),
  one_field varchar(64),
  one_collection_field varchar(64),
  one_allowed_collections text,
  junction_field varchar(64),
  sort_field varchar(64),
  one_deselect_action varchar(255) not null default 'nullify'
);
