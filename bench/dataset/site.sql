-- A site as agencies build it: 200 pages of ten blocks each, which are items of one of eight collections with lists of
-- their own; navigation in two levels, and settings that exist once. Keys are uuids. W11 is about it.
create table assets (
  id uuid primary key,
  title varchar(255),
  type varchar(255),
  filename varchar(255),
  width integer,
  height integer
);
create table seo (
  id uuid primary key,
  title varchar(255),
  meta_description text,
  canonical_url varchar(255),
  no_index boolean not null default false,
  og_image uuid references assets (id)
);
create table site_pages (
  id uuid primary key,
  permalink varchar(255) not null unique,
  title varchar(255),
  status varchar(20) not null,
  seo uuid references seo (id)
);
create table page_blocks (
  id uuid primary key,
  pages_id uuid references site_pages (id) on delete cascade,
  collection varchar(255),
  item varchar(255),
  sort integer,
  hide_block boolean not null default false
);

create table button_groups (id uuid primary key, alignment varchar(255));
create table buttons (
  id uuid primary key,
  button_group uuid references button_groups (id),
  sort integer,
  label varchar(255),
  type varchar(255),
  variant varchar(255),
  page uuid references site_pages (id),
  external_url varchar(255)
);
create table testimonials (
  id uuid primary key,
  title varchar(255),
  company varchar(255),
  content text,
  image uuid references assets (id)
);

create table block_hero (
  id uuid primary key,
  title varchar(255),
  headline text,
  content text,
  image uuid references assets (id),
  image_position varchar(255),
  button_group uuid references button_groups (id)
);
create table block_richtext (id uuid primary key, title varchar(255), headline text, content text, alignment varchar(255));
create table block_faqs (id uuid primary key, title varchar(255), headline text, faqs json);
create table block_quote (id uuid primary key, title varchar(255), subtitle varchar(255), content text);
create table block_cta (
  id uuid primary key,
  title varchar(255),
  headline text,
  content text,
  button_group uuid references button_groups (id)
);
create table block_steps (id uuid primary key, title varchar(255), headline text, show_numbers boolean not null);
create table block_step_items (
  id uuid primary key,
  block_steps uuid references block_steps (id),
  sort integer,
  title varchar(255),
  content text,
  image uuid references assets (id)
);
create table block_gallery (id uuid primary key, title varchar(255), headline text);
create table block_gallery_assets (
  id uuid primary key,
  block_gallery uuid references block_gallery (id),
  asset uuid references assets (id),
  sort integer
);
create table block_testimonials (id uuid primary key, title varchar(255), headline text);
create table block_testimonial_items (
  id uuid primary key,
  block_testimonials uuid references block_testimonials (id),
  testimonial uuid references testimonials (id),
  sort integer
);

create table navigation (id varchar(255) primary key, title varchar(255), status varchar(20) not null);
create table navigation_items (
  id uuid primary key,
  navigation varchar(255) references navigation (id),
  parent uuid references navigation_items (id),
  page uuid references site_pages (id),
  sort integer,
  title varchar(255),
  type varchar(255),
  url varchar(255),
  icon varchar(255)
);
create table globals (
  id uuid primary key,
  title varchar(255),
  description text,
  tagline varchar(255),
  url varchar(255),
  email varchar(255),
  social_links json,
  theme json
);

insert into assets
  select made.key('asset', i), made.title(i + 1100000, 3), 'image/jpeg', 'image-' || i || '.jpg', 800 + made.number(i, 21, 1200), 600 + made.number(i, 22, 800)
  from generate_series(1, 600) i;
insert into seo
  select made.key('seo', i), made.title(i + 1200000, 5), made.words(i + 1210000, 25), 'https://example.com/page-' || i, i % 10 = 0, made.key('asset', i)
  from generate_series(1, 200) i;
insert into site_pages
  select made.key('page', i), '/page-' || i, made.title(i + 1300000, 4), case when i % 20 = 0 then 'draft' else 'published' end, made.key('seo', i)
  from generate_series(1, 200) i;
insert into page_blocks
  select made.key('block', i), made.key('page', 1 + (i - 1) / 10),
    (array['block_hero', 'block_richtext', 'block_faqs', 'block_quote', 'block_cta', 'block_steps', 'block_gallery', 'block_testimonials'])[1 + (i + i / 10) % 8],
    made.key('item', i)::text, 1 + (i - 1) % 10, i % 50 = 0
  from generate_series(1, 2000) i;

insert into button_groups
  select made.key('buttons', i), (array['left', 'center', 'right'])[1 + i % 3] from generate_series(1, 2000) i;
insert into buttons
  select made.key('button', i), made.key('buttons', 1 + (i - 1) / 2), i % 2, made.title(i + 1400000, 2), case when i % 4 = 0 then 'external' else 'page' end,
    (array['solid', 'outline', 'ghost'])[1 + i % 3], case when i % 4 <> 0 then made.key('page', 1 + made.number(i, 23, 200)) end,
    case when i % 4 = 0 then 'https://example.org/' || i end
  from generate_series(1, 4000) i;
insert into testimonials
  select made.key('testimonial', i), made.title(i + 1500000, 2), made.title(i + 1510000, 1), made.words(i + 1520000, 40), made.key('asset', 1 + i % 600)
  from generate_series(1, 100) i;

create temporary table blocks as
  select collection, item::uuid as id, row_number() over (order by pages_id, sort)::int as i
  from page_blocks;
insert into block_hero
  select id, made.title(i + 1600000, 3), made.words(i + 1610000, 8), made.words(i + 1620000, 40), made.key('asset', 1 + i % 600),
    (array['left', 'right'])[1 + i % 2], made.key('buttons', i)
  from blocks where collection = 'block_hero';
insert into block_richtext
  select id, made.title(i + 1600000, 3), made.words(i + 1610000, 8), '<p>' || made.words(i + 1620000, 250) || '</p>', 'center'
  from blocks where collection = 'block_richtext';
insert into block_faqs
  select id, made.title(i + 1600000, 3), made.words(i + 1610000, 8),
    (select json_agg(json_build_object('title', made.title(i * 10 + f + 1630000, 6), 'answer', made.words(i * 10 + f + 1640000, 30)) order by f)
      from generate_series(1, 5) f)
  from blocks where collection = 'block_faqs';
insert into block_quote
  select id, made.title(i + 1600000, 2), made.title(i + 1610000, 2), made.words(i + 1620000, 25) from blocks where collection = 'block_quote';
insert into block_cta
  select id, made.title(i + 1600000, 3), made.words(i + 1610000, 8), made.words(i + 1620000, 20), made.key('buttons', i)
  from blocks where collection = 'block_cta';
insert into block_steps
  select id, made.title(i + 1600000, 3), made.words(i + 1610000, 8), i % 2 = 0 from blocks where collection = 'block_steps';
insert into block_step_items
  select made.key('step', i * 10 + s), id, s, made.title(i * 10 + s + 1650000, 4), made.words(i * 10 + s + 1660000, 30), made.key('asset', 1 + (i + s) % 600)
  from blocks, generate_series(1, 4) s where collection = 'block_steps';
insert into block_gallery select id, made.title(i + 1600000, 3), made.words(i + 1610000, 8) from blocks where collection = 'block_gallery';
insert into block_gallery_assets
  select made.key('gallery', i * 10 + s), id, made.key('asset', 1 + (i * 7 + s) % 600), s
  from blocks, generate_series(1, 6) s where collection = 'block_gallery';
insert into block_testimonials select id, made.title(i + 1600000, 3), made.words(i + 1610000, 8) from blocks where collection = 'block_testimonials';
insert into block_testimonial_items
  select made.key('slide', i * 10 + s), id, made.key('testimonial', 1 + (i * 3 + s) % 100), s
  from blocks, generate_series(1, 3) s where collection = 'block_testimonials';
drop table blocks;

insert into navigation values ('footer', 'Footer', 'published'), ('main', 'Main', 'published');
insert into navigation_items
  select made.key('link' || n.id, i), n.id, case when i > 6 then made.key('link' || n.id, 1 + (i - 7) / 4) end,
    case when i % 5 <> 0 then made.key('page', 1 + made.number(i, 25, 200)) end, i, made.title(i + 1700000, 2),
    case when i % 5 = 0 then 'url' else 'page' end, case when i % 5 = 0 then 'https://example.org/' || i end, 'arrow'
  from navigation n, generate_series(1, 30) i order by n.id, i;
insert into globals values (
  made.key('globals', 1), 'An agency', made.words(1800000, 30), made.words(1800001, 6), 'https://example.com', 'hello@example.com',
  '[{"service": "mastodon", "url": "https://example.org/@agency"}, {"service": "github", "url": "https://example.org/agency"}]',
  '{"primary": "#4f46e5", "gray": "#64748b", "borderRadius": "12px", "fonts": {"display": "Poppins", "body": "Inter"}}'
);

create index on seo (og_image);
create index on site_pages (seo);
create index on page_blocks (pages_id);
create index on page_blocks (collection, item);
create index on buttons (button_group);
create index on buttons (page);
create index on testimonials (image);
create index on block_hero (image);
create index on block_hero (button_group);
create index on block_cta (button_group);
create index on block_step_items (block_steps);
create index on block_step_items (image);
create index on block_gallery_assets (block_gallery);
create index on block_gallery_assets (asset);
create index on block_testimonial_items (block_testimonials);
create index on block_testimonial_items (testimonial);
create index on navigation_items (navigation);
create index on navigation_items (parent);
create index on navigation_items (page);
