-- Two hundred thousand rows in each of the tables that requests are about, with the foreign keys indexed as an
-- application's are. There is no metadata: relations are inferred.
create table tags (id serial primary key, name varchar(255) not null);
create table authors (id serial primary key, name varchar(255) not null, email varchar(255), bio text, birthday date);
create table categories (id serial primary key, name varchar(255) not null, parent integer references categories (id));
create table articles (
  id serial primary key,
  title varchar(255) not null,
  body text,
  status varchar(20) not null,
  published_at timestamptz,
  views integer not null,
  price numeric(10, 2),
  settings jsonb,
  author integer references authors (id),
  category integer references categories (id)
);
create table comments (
  id serial primary key,
  article integer references articles (id),
  author integer references authors (id),
  body text,
  created_at timestamptz
);
create table articles_tags (
  id serial primary key,
  articles_id integer references articles (id),
  tags_id integer references tags (id),
  sort integer
);

-- A text of so many words that follows from the number.
create function pg_temp.words (i bigint, n int) returns text language sql immutable as $$
  select string_agg((array['lorem', 'ipsum', 'dolor', 'sit', 'amet', 'elit', 'sed', 'tempor', 'labore', 'magna', 'quis'])
    [1 + (hashint8extended(i * 1000 + g, 7) & 1023) % 11], ' ') from generate_series(1, n) g
$$;

insert into tags (name) select 'tag-' || i from generate_series(1, 200) i;
insert into authors (name, email, bio, birthday)
  select initcap(pg_temp.words(i, 2)) || ' ' || i, 'author' || i || '@example.com', pg_temp.words(i + 5000000, 20), date '1950-01-01' + i % 20000
  from generate_series(1, 200000) i;
insert into categories (name, parent) select 'Category ' || i, nullif(i / 5, 0) from generate_series(1, 500) i;
insert into articles (title, body, status, published_at, views, price, settings, author, category)
  select pg_temp.words(i, 5) || ' ' || i, pg_temp.words(i + 1000000, 40), (array['published', 'draft', 'archived'])[1 + i % 3],
    timestamptz '2020-01-01 00:00:00Z' + (i * 7919 % 200003) * interval '13 minutes', i * 31 % 100000, i % 10000 / 100.0,
    jsonb_build_object('theme', jsonb_build_object('colors', jsonb_build_array('red', i % 100)), 'size', i % 50, 'name', 'n' || i),
    1 + i * 17 % 200000, 1 + i % 500
  from generate_series(1, 200000) i;
insert into comments (article, author, body, created_at)
  select 1 + i * 37 % 200000, 1 + i * 11 % 200000, pg_temp.words(i + 2000000, 12), timestamptz '2021-01-01 00:00:00Z' + i * interval '11 minutes'
  from generate_series(1, 200000) i;
insert into articles_tags (articles_id, tags_id, sort) select 1 + i * 13 % 200000, 1 + i % 200, i % 5 from generate_series(1, 200000) i;

create index on categories (parent);
create index on articles (author);
create index on articles (category);
create index on articles (status);
create index on articles (published_at);
create index on comments (article);
create index on comments (author);
create index on articles_tags (articles_id);
create index on articles_tags (tags_id);
