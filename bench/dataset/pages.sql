-- 500 pages of ten sections each, which are items of one of three collections. W6 and W14 are about them.
create table headings (id serial primary key, text varchar(255), level integer);
create table paragraphs (id serial primary key, content text);
create table images (id serial primary key, url varchar(255), alt varchar(255));
create table pages (id serial primary key, title varchar(255), slug varchar(255));
create table page_sections (
  id serial primary key,
  pages_id integer references pages (id) on delete cascade,
  collection varchar(255),
  item varchar(255),
  sort integer
);

insert into headings select i, made.title(i + 600000, 4), 1 + made.number(i, 12, 4) from generate_series(1, 1700) i;
insert into paragraphs select i, made.words(i + 700000, 60) from generate_series(1, 1700) i;
insert into images select i, 'https://cdn.example.com/img/' || i || '.jpg', made.words(i + 800000, 5) from generate_series(1, 1700) i;
insert into pages select i, made.title(i + 900000, 4), 'page-' || i from generate_series(1, 500) i;
insert into page_sections
  select i, 1 + (i - 1) / 10, (array['headings', 'paragraphs', 'images'])[1 + made.number(i, 13, 3)],
    (1 + made.number(i, 14, 1700))::text, 1 + (i - 1) % 10
  from generate_series(1, 5000) i;

create index on headings (text);
create index on page_sections (pages_id);
create index on page_sections (collection, item);
