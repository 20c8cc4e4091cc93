-- A magazine: 1,000 authors, 50 categories in a tree, 20,000 articles, 200 tags, some 60,000 links between the two,
-- 100,000 comments. W1 to W5, W7 to W10, W12, W13 and W16 are about it.
-- Names may be null, since Directus asks for what may not be, even to link an item that is there.
create table authors (id serial primary key, name varchar(255), email varchar(255), bio text);
create table categories (
  id serial primary key,
  name varchar(255) not null,
  parent integer references categories (id) on delete set null
);
create table articles (
  id serial primary key,
  title varchar(255) not null,
  body text,
  status varchar(20) not null default 'draft',
  published_at timestamptz,
  views integer not null default 0,
  author integer references authors (id) on delete set null,
  category integer references categories (id) on delete set null
);
create table tags (id serial primary key, name varchar(255));
create table articles_tags (
  id serial primary key,
  articles_id integer references articles (id) on delete cascade,
  tags_id integer references tags (id) on delete cascade,
  sort integer
);
create table comments (
  id serial primary key,
  article integer references articles (id) on delete cascade,
  author_name varchar(255),
  body text,
  created_at timestamptz
);

insert into authors (id, name, email, bio)
  select i, chr(65 + made.number(i, 1, 26)) || made.title(i, 2) || ' ' || i, 'author' || i || '@example.com', made.words(i + 5000, 25)
  from generate_series(1, 1000) i;
insert into categories (id, name, parent)
  select i, 'Category ' || i, case when i > 5 then 1 + made.number(i, 2, 5) end from generate_series(1, 50) i;
insert into articles (id, title, body, status, published_at, views, author, category)
  select i, made.title(i + 100000, 5) || ' #' || i, made.words(i + 200000, 95),
    (array['published', 'published', 'published', 'draft', 'archived'])[1 + made.number(i, 3, 5)],
    timestamptz '2020-01-01 00:00:00Z' + (i::bigint * 7919 % 20011) * interval '97 minutes',
    made.number(i, 4, 100000), 1 + made.number(i, 5, 1000), 1 + made.number(i, 6, 50)
  from generate_series(1, 20000) i;
insert into tags (id, name) select i, 'tag-' || i from generate_series(1, 200) i;
insert into articles_tags (id, articles_id, tags_id, sort)
  select row_number() over (order by a, s), a, 1 + (made.number(a, 8, 200) + s * 37) % 200, s
  from generate_series(1, 20000) a, generate_series(1, 5) s where s <= 1 + made.number(a, 9, 5);
insert into comments (id, article, author_name, body, created_at)
  select i, 1 + made.number(i, 10, 20000), 'User ' || made.number(i, 11, 5000), made.words(i + 400000, 20),
    timestamptz '2021-01-01 00:00:00Z' + i * interval '11 minutes'
  from generate_series(1, 100000) i;

create index on authors (name);
create index on categories (parent);
create index on articles (author);
create index on articles (category);
create index on articles (published_at);
create index on articles (status);
create index on tags (name);
create index on articles_tags (articles_id);
create index on articles_tags (tags_id);
create index on comments (article);

-- What is created while measuring has a key above a million, and is known by it.
select setval(pg_get_serial_sequence(name, 'id'), 1000000)
from unnest(array['authors', 'categories', 'articles', 'tags', 'articles_tags', 'comments']) name;
