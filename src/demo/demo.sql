-- The demo: Leeway, a quarterly about coasts and the people who keep them running.
-- One script for PostgreSQL 14 to 18 and PGlite. First the tables, then the rows, then the metadata in Directus's form.
-- Every relation kind occurs: to-one, to-many, many-to-many with a contextual column, many-to-any with integer and
-- uuid keys, its inverse, one-to-one, trees, translations, a singleton, and a view without a key.

begin;

-- Tables -------------------------------------------------------------------------------------------------------------

create table languages (
  code varchar(8) primary key,
  name varchar(64) not null,
  direction varchar(3) not null default 'ltr'
);

create table authors (
  id serial primary key,
  name varchar(255) not null,
  email varchar(255) unique,
  role varchar(64),
  speaks text,
  active boolean not null default true,
  joined date
);

create table author_profiles (
  id serial primary key,
  author integer not null unique references authors (id) on delete cascade,
  biography text,
  born date,
  hometown varchar(255),
  writes_at time,
  links json
);

create table categories (
  id serial primary key,
  name varchar(255) not null,
  slug varchar(255) not null unique,
  description text,
  parent integer references categories (id) on delete set null,
  sort integer
);

create table issues (
  id serial primary key,
  number integer not null unique,
  theme varchar(255) not null,
  release_date date,
  price numeric(6, 2),
  barcode bigint,
  print_run integer,
  cover json
);

create table articles (
  id serial primary key,
  status varchar(16) not null default 'draft',
  title varchar(255) not null,
  slug varchar(255) not null unique,
  standfirst text,
  body text,
  author integer references authors (id) on delete set null,
  category integer references categories (id) on delete set null,
  issue integer references issues (id) on delete set null,
  issue_sort integer,
  published_at timestamptz,
  views bigint not null default 0,
  rating numeric(3, 1),
  featured boolean not null default false,
  keywords text,
  facts json,
  share_id uuid not null unique default gen_random_uuid(),
  date_created timestamptz not null default now(),
  date_updated timestamptz
);

create table articles_translations (
  id serial primary key,
  articles_id integer not null references articles (id) on delete cascade,
  languages_code varchar(8) not null references languages (code) on delete cascade,
  title varchar(255) not null,
  standfirst text,
  unique (articles_id, languages_code)
);

create table tags (
  id serial primary key,
  name varchar(64) not null unique,
  colour varchar(7)
);

create table articles_tags (
  id serial primary key,
  articles_id integer not null references articles (id) on delete cascade,
  tags_id integer not null references tags (id) on delete cascade,
  weight smallint not null default 1,
  sort integer
);

create table articles_related (
  id serial primary key,
  articles_id integer not null references articles (id) on delete cascade,
  related_articles_id integer not null references articles (id) on delete cascade,
  reason varchar(255),
  sort integer
);

create table pages (
  id serial primary key,
  status varchar(16) not null default 'draft',
  title varchar(255) not null,
  slug varchar(255) not null unique,
  published_at timestamptz
);

create table page_sections (
  id serial primary key,
  pages_id integer references pages (id) on delete cascade,
  collection varchar(64),
  item varchar(255),
  width varchar(8) not null default 'full',
  sort integer
);

create table section_texts (
  id serial primary key,
  heading varchar(255),
  body text
);

create table section_quotes (
  id uuid primary key default gen_random_uuid(),
  quote text not null,
  speaker varchar(255),
  author integer references authors (id) on delete set null
);

create table section_galleries (
  id serial primary key,
  title varchar(255),
  layout varchar(16) not null default 'grid'
);

create table gallery_images (
  id serial primary key,
  gallery integer references section_galleries (id) on delete cascade,
  caption varchar(255),
  photographer integer references authors (id) on delete set null,
  width integer,
  height integer,
  sort integer
);

create table section_teasers (
  id uuid primary key default gen_random_uuid(),
  label varchar(255),
  article integer references articles (id) on delete set null
);

create table events (
  id uuid primary key default gen_random_uuid(),
  status varchar(16) not null default 'draft',
  title varchar(255) not null,
  description text,
  starts_at timestamp,
  doors time,
  host integer references authors (id) on delete set null,
  issue integer references issues (id) on delete set null,
  venue json,
  capacity integer,
  price numeric(6, 2)
);

create table comments (
  id serial primary key,
  collection varchar(64),
  item varchar(255),
  name varchar(255) not null,
  body text not null,
  stars smallint,
  approved boolean not null default false,
  reply_to integer references comments (id) on delete cascade,
  date_created timestamptz not null default now()
);

create table site_settings (
  id serial primary key,
  title varchar(255) not null,
  tagline varchar(255),
  contact varchar(255),
  home_page integer references pages (id) on delete set null,
  editor integer references authors (id) on delete set null,
  social json
);

create index on author_profiles (author);
create index on categories (parent);
create index on articles (author);
create index on articles (category);
create index on articles (issue);
create index on articles (published_at);
create index on articles_translations (articles_id);
create index on articles_translations (languages_code);
create index on articles_tags (articles_id);
create index on articles_tags (tags_id);
create index on articles_related (articles_id);
create index on articles_related (related_articles_id);
create index on page_sections (pages_id);
create index on page_sections (collection, item);
create index on section_quotes (author);
create index on gallery_images (gallery);
create index on gallery_images (photographer);
create index on section_teasers (article);
create index on events (host);
create index on events (issue);
create index on comments (collection, item);
create index on comments (reply_to);
create index on site_settings (home_page);
create index on site_settings (editor);

create view article_stats as
select
  authors.name as author,
  categories.name as category,
  count(*) as articles,
  sum(articles.views)::bigint as views,
  round(avg(articles.rating), 2) as rating,
  max(articles.published_at) as latest
from articles
join authors on authors.id = articles.author
join categories on categories.id = articles.category
where articles.status = 'published'
group by authors.name, categories.name;

-- Rows ---------------------------------------------------------------------------------------------------------------

insert into languages (code, name, direction) values
  ('de-DE', 'German', 'ltr'),
  ('en-GB', 'English', 'ltr'),
  ('fr-FR', 'French', 'ltr'),
  ('he-IL', 'Hebrew', 'rtl'),
  ('ja-JP', 'Japanese', 'ltr');

insert into authors (id, name, email, role, speaks, active, joined) values
  (1, 'Maren Osk', 'maren@leeway.example', 'editor', 'English,Norwegian,German', true, '2019-02-11'),
  (2, 'Tomas Verhagen', 'tomas@leeway.example', 'writer', 'Dutch,English', true, '2019-05-03'),
  (3, 'Aiko Shimada', 'aiko@leeway.example', 'photographer', 'Japanese,English', true, '2020-09-21'),
  (4, 'Inês Quintal', 'ines@leeway.example', 'writer', 'Portuguese,English,French', true, '2020-01-15'),
  (5, 'Ruairi MacNeil', 'ruairi@leeway.example', 'writer', 'Gaelic,English', true, '2021-06-30'),
  (6, 'Léa Kerambrun', 'lea@leeway.example', 'illustrator', 'French,Breton', true, '2022-03-08'),
  (7, 'Jonah Whitlock', 'jonah@leeway.example', 'writer', 'English', false, '2019-02-11'),
  (8, 'Sunniva Dale', null, null, null, true, '2024-11-01');

insert into author_profiles (author, biography, born, hometown, writes_at, links) values
  (1, 'Grew up in a keeper''s house two years after the last keeper had left it. Edits with a pencil, never a pen.', '1978-10-04', 'Ålesund', '05:30:00', '{"site": "https://maren.example", "radio": "Channel 16"}'),
  (2, 'Former ferry engineer. Reads timetables for pleasure and finds mistakes in them.', '1969-01-27', 'Vlieland', '21:15:00', '{"site": "https://verhagen.example"}'),
  (3, 'Photographs fog, and what comes out of it.', '1991-07-19', 'Hakodate', '04:45:00', '{"site": "https://shimada.example", "prints": true}'),
  (4, 'Writes about food that travels badly and is therefore worth travelling for.', '1985-03-12', 'Horta', '10:00:00', '{"newsletter": "Sal Grosso"}'),
  (5, 'Collects the words that fishermen no longer say aloud.', '1994-12-01', 'Castlebay', '23:40:00', '{}'),
  (6, 'Draws every boat before she boards it.', '1988-05-30', 'Roscoff', '08:20:00', null),
  (7, 'Wrote the magazine''s first letter to its readers, and its first correction.', '1952-08-08', 'Whitby', null, null);

insert into categories (id, name, slug, description, parent, sort) values
  (1, 'Places', 'places', 'Where the land gives up.', null, 1),
  (2, 'Islands', 'islands', 'Anything you cannot leave on foot.', 1, 1),
  (3, 'Harbours', 'harbours', 'Where boats wait and people talk.', 1, 2),
  (4, 'Skerries', 'skerries', 'Islands too small for a name on most maps.', 2, 1),
  (5, 'Work', 'work', 'Hands, tools and early hours.', null, 2),
  (6, 'Boatbuilding', 'boatbuilding', 'Wood first, then everything else.', 5, 1),
  (7, 'Lights and signals', 'lights-and-signals', 'Ways to say: not here.', 5, 2),
  (8, 'Ferries', 'ferries', 'Timetables with weather in them.', 5, 3),
  (9, 'Table', 'table', 'What the sea brings to eat, and what is eaten with it.', null, 3),
  (10, 'Bread', 'bread', null, 9, 1),
  (11, 'Seaweed', 'seaweed', null, 9, 2),
  (12, 'Voices', 'voices', 'Letters, arguments and corrections.', null, 4);

insert into issues (id, number, theme, release_date, price, barcode, print_run, cover) values
  (1, 12, 'Harbour Light', '2024-03-01', 9.50, 9772043120012, 6200, '{"colour": "#F2C14E", "artist": "Léa Kerambrun"}'),
  (2, 13, 'Salt', '2024-06-01', 9.50, 9772043120029, 6400, '{"colour": "#E8EEF2", "artist": "Aiko Shimada"}'),
  (3, 14, 'Crossings', '2024-09-01', 10.00, 9772043120036, 7100, '{"colour": "#2A6F97", "artist": "Léa Kerambrun"}'),
  (4, 15, 'Winter Quarters', '2024-12-01', 10.00, 9772043120043, null, null);

insert into articles (id, status, title, slug, standfirst, body, author, category, issue, issue_sort, published_at, views, rating, featured, keywords, facts, share_id, date_created, date_updated) values
  (1, 'published', 'The last lamp on Skarvøy', 'the-last-lamp-on-skarvoy', 'A light that nobody needs is switched on every evening by a woman who was told to stop.', 'The authority turned the lamp off in 2009. Ragna Hauk turned it on again the same night, with a car battery and a bulb from her kitchen. Fifteen years later the pilots still thank her by radio, and the authority still sends letters.', 1, 7, 1, 1, '2024-03-01 06:00:00+00', 18452, 4.8, true, 'lighthouse,keeper,disobedience', '{"height_m": 21, "built": 1881, "range_nm": 9}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0001', '2023-11-20 08:12:31.250+00', '2024-02-18 16:40:00+00'),
  (2, 'published', 'How to read a harbour wall', 'how-to-read-a-harbour-wall', 'Every iron ring has a reason, and most of the reasons are dead.', 'Start at the lowest ring, the one that is under water when you arrive. It was set for boats with sails and crews of nine. Each ring above it is a generation, and the highest one was never used: it was drilled for a ferry that stayed a drawing.', 2, 3, 1, 2, '2024-03-04 09:30:00+00', 7310, 4.4, false, 'harbour,stone,history', '{"rings": 43, "oldest": 1702}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0002', '2023-12-02 10:00:00+00', null),
  (3, 'published', 'Fog, in eleven frames', 'fog-in-eleven-frames', 'A photographer waits on a pier for something to leave the picture.', 'Fog is not grey. At five in the morning it is the blue of a gas flame, at six the pink of a cut thumb. By seven there is a town in it, and I pack up.', 3, 3, 1, 3, '2024-03-08 05:45:00+00', 9984, 4.9, true, 'photography,fog', '{"frames": 11, "film": "Portra 400"}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0003', '2023-12-15 07:30:10.004+00', '2024-03-01 12:00:00+00'),
  (4, 'published', 'Four words for slack water', 'four-words-for-slack-water', 'Gaelic had four. English makes do with two. The tide has not noticed.', 'My grandfather used the first word for the pause before the ebb, and the second for the pause before the flood. The third was for a pause that lasts too long. Nobody would tell me the fourth.', 5, 12, 1, 4, '2024-03-15 19:00:00+00', 12077, 4.7, false, 'language,tide,Gaelic', null, '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0004', '2024-01-07 21:05:00+00', null),
  (5, 'published', 'The bread that crosses twice a day', 'the-bread-that-crosses-twice-a-day', 'An island without an oven has the freshest loaves on the coast.', 'The bakery is on the mainland, the customers are not. At 5:50 forty loaves are tied to the rail, at 6:35 they are carried up the slip. If the ferry is late the whole island is late, and nobody minds.', 4, 10, 1, 5, '2024-03-22 06:35:00+00', 15230, 4.6, false, 'bread,ferry,breakfast', '{"loaves": 40, "crossing_min": 45}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0005', '2024-01-12 09:00:00+00', '2024-03-20 08:00:00+00'),
  (6, 'published', 'Salt pans at Rio Maior', 'salt-pans-at-rio-maior', 'Thirty kilometres from the sea there is a village that harvests it.', 'The well is seven times saltier than the Atlantic. The wooden locks have wooden keys, because iron would not last a season. The keys are all different and everybody knows whose is whose by the sound.', 4, 1, 2, 1, '2024-06-01 06:00:00+00', 11408, 4.5, true, 'salt,Portugal,wood', '{"pans": 470, "km_to_sea": 30}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0006', '2024-02-28 14:20:00+00', null),
  (7, 'published', 'A hull in eighty-one clamps', 'a-hull-in-eighty-one-clamps', 'Planking a faering alone, and why you should not.', 'The seventh plank is the one that teaches you. It wants to be a spiral and you want it to be a boat. You need eighty-one clamps, or one friend; I had seventy-nine clamps.', 7, 6, 2, 2, '2024-06-06 10:15:00+00', 8661, 4.9, false, 'boat,wood,patience', '{"planks": 10, "clamps": 79}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0007', '2024-03-01 11:11:11+00', '2024-05-30 18:00:00+00'),
  (8, 'published', 'Dulse, by the handful', 'dulse-by-the-handful', 'It is chewed at funerals, at football and in court.', 'You dry it on a wall with the wind behind you. A good wall is inherited. Mrs Devlin sells hers in paper bags marked with a number that only she can read, and the numbers go up when it rains.', 5, 11, 2, 3, '2024-06-12 12:00:00+00', 5120, 4.1, false, 'seaweed,snack', '{"price_per_bag": 2.5}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0008', '2024-03-11 16:00:00+00', null),
  (9, 'published', 'The salt in the archive', 'the-salt-in-the-archive', 'A restorer opens a logbook, and the page drinks.', 'Paper that has been at sea never dries. On damp mornings the ink of 1843 runs again, very slightly, and the storm in the log moves two millimetres closer to the ship.', 1, 12, 2, 4, '2024-06-20 08:00:00+00', 4302, 4.3, false, 'archive,logbook', '{"logbooks": 212, "oldest": 1791}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0009', '2024-03-19 09:45:00+00', null),
  (10, 'archived', 'Letter to the readers, spring', 'letter-to-the-readers-spring', 'On paper prices, and on being late.', 'We are late again. The paper came by ship, the ship waited for the wind, and we did not want to print anything that had not waited for the wind as well.', 7, 12, 1, 6, '2024-03-01 06:00:00+00', 1210, null, false, 'letter', null, '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e000a', '2024-02-10 10:00:00+00', '2024-09-01 06:00:00+00'),
  (11, 'published', 'The 14:10 does not exist', 'the-1410-does-not-exist', 'It is in the timetable. People have caught it.', 'For nineteen years the winter timetable has listed a ferry at 14:10 on Thursdays. The company says it is a misprint. The pier master says that the company has never been here on a Thursday.', 2, 8, 3, 1, '2024-09-01 06:00:00+00', 22915, 4.9, true, 'ferry,timetable,ghost', '{"day": "Thursday", "years": 19}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e000b', '2024-05-22 13:37:00+00', '2024-08-25 11:00:00+00'),
  (12, 'published', 'Learning Breton on a slow boat', 'learning-breton-on-a-slow-boat', 'Seven hours, one teacher, no signal.', 'The skipper speaks French to the radio and Breton to the engine. By noon I can say rope, cup and careful. By evening I can say them in the right order.', 6, 12, 3, 2, '2024-09-05 17:20:00+00', 3890, 4.2, false, 'language,Breton,ferry', null, '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e000c', '2024-06-02 08:00:00+00', null),
  (13, 'published', 'Sheep take the early sailing', 'sheep-take-the-early-sailing', 'Forty-two passengers without luggage.', 'Sheep board in the order in which they met. Put the wrong one first and the ramp stays empty until the tide decides. The mate keeps a list of names, and it is longer than the crew''s.', 2, 8, 3, 3, '2024-09-11 05:30:00+00', 10442, 4.8, false, 'ferry,sheep,island', '{"sheep": 42}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e000d', '2024-06-09 07:00:00+00', '2024-09-02 09:00:00+00'),
  (14, 'published', 'A bridge would be cheaper', 'a-bridge-would-be-cheaper', 'An island votes, for the sixth time, against arriving faster.', 'The engineer brought a model. People admired the little cars. Then somebody asked what one would wait for, with a bridge, and whom one would wait with.', 5, 2, 3, 4, '2024-09-18 18:00:00+00', 14005, 4.6, false, 'bridge,vote,island', '{"votes": {"for": 61, "against": 188}}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e000e', '2024-06-21 15:00:00+00', null),
  (15, 'published', 'Night pilot', 'night-pilot', 'He steps from one moving thing to another, above a third.', 'The ladder is eleven metres of rope and wet ash. You wait for the boat to rise, and at the top of the rise you are, for a moment, nowhere. Then you are at work.', 3, 7, 3, 5, '2024-09-25 22:00:00+00', 9127, 4.7, false, 'pilot,night,rope', '{"ladder_m": 11}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e000f', '2024-07-01 23:00:00+00', '2024-09-20 10:00:00+00'),
  (16, 'published', 'Chart 2207, corrected by hand', 'chart-2207-corrected-by-hand', 'A rock has moved eleven metres, or everything else has.', 'Corrections arrive weekly, in small print. She draws them with a pen from the same factory as the original, and signs each one where no ship would look.', 6, 4, 3, 6, '2024-10-02 09:00:00+00', 2764, 4.0, false, 'map,chart,rock', '{"corrections": 318}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0010', '2024-07-14 09:00:00+00', null),
  (17, 'published', 'What the storm glass said', 'what-the-storm-glass-said', 'A month of forecasts from a bottle.', 'On the third day the crystals looked like ferns, and it rained. On the ninth they looked like a city, and it rained. The glass was right eleven times out of thirty, which is better than the ferry.', 1, 7, 4, 1, '2024-12-01 06:00:00+00', 6001, 4.4, true, 'weather,storm,instrument', '{"right": 11, "days": 30}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0011', '2024-09-30 20:00:00+00', null),
  (18, 'published', 'The winter harbour', 'the-winter-harbour', 'Forty boats, wrapped, and one man who knows their breathing.', 'He walks the pontoon at ten, at two and at five. A boat that floats well makes a sound like a sleeping dog. He has been wrong once, and tells that story first.', 2, 3, 4, 2, '2024-12-04 07:00:00+00', 3518, 4.5, false, 'harbour,winter,night', '{"boats": 40}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0012', '2024-10-11 06:30:00+00', null),
  (19, 'published', 'Rye, water, nothing', 'rye-water-nothing', 'A loaf that keeps until the ice goes.', 'It is baked in October and sawn in March. The first slice is for the gulls, who do not come. The second is soaked in milk and is the best thing on the island.', 4, 10, 4, 3, '2024-12-10 08:00:00+00', 4870, null, false, 'bread,rye,winter', '{"keeps_days": 150}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0013', '2024-10-20 09:30:00+00', null),
  (20, 'published', 'Radio check', 'radio-check', 'Every evening at six, eleven people say that they are still there.', 'It began as a safety drill in 1974. There are no boats left in the group. There is weather, and a recipe on Sundays, and the silence after a name when somebody is late with the kettle.', 5, 7, 4, 4, '2024-12-16 18:00:00+00', 7745, 5.0, false, 'radio,voice,evening', '{"since": 1974, "stations": 11}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0014', '2024-11-02 18:00:00+00', '2024-12-15 18:00:00+00'),
  (21, 'draft', 'Kelp, a love story', 'kelp-a-love-story', 'Two divers, one forest.', 'They met at nine metres. Neither could say anything.', 4, 11, 4, 5, null, 0, null, false, 'seaweed,diving', null, '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0015', '2024-11-18 12:00:00+00', null),
  (22, 'draft', 'The rope walk', 'the-rope-walk', null, null, 6, 5, null, null, null, 0, null, false, '', '{}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0016', '2024-11-20 12:00:00+00', null),
  (23, 'draft', 'Untitled (geese)', 'untitled-geese', 'They have a timetable too.', null, null, 4, null, null, null, 0, null, false, null, null, '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0017', '2024-11-22 12:00:00+00', null),
  (24, 'archived', 'Correction: the ring count', 'correction-the-ring-count', 'There are forty-three rings, not forty-four.', 'In "How to read a harbour wall" we counted a ring that turned out to be a very still eel.', 2, 12, 2, 5, '2024-06-01 06:00:00+00', 2980, 4.9, false, 'correction,eel', '{"rings": 43}', '6b0f5c52-7d0b-4c0e-9f5d-3a1d0c5e0018', '2024-05-02 12:00:00+00', null);

insert into articles_translations (articles_id, languages_code, title, standfirst) values
  (1, 'de-DE', 'Die letzte Lampe auf Skarvøy', 'Ein Licht, das niemand braucht, wird jeden Abend von einer Frau angezündet, der man es verboten hat.'),
  (1, 'fr-FR', 'La dernière lampe de Skarvøy', 'Un feu dont personne n''a besoin, allumé chaque soir par une femme à qui on l''a interdit.'),
  (1, 'ja-JP', 'スカルヴォイ島の最後の灯', '誰にも必要とされない灯を、やめろと言われた女性が毎晩ともしている。'),
  (2, 'de-DE', 'Wie man eine Hafenmauer liest', null),
  (3, 'fr-FR', 'Brouillard, en onze images', 'Une photographe attend que quelque chose quitte l''image.'),
  (3, 'ja-JP', '霧、十一枚', null),
  (4, 'de-DE', 'Vier Wörter für Stauwasser', 'Das Gälische hatte vier. Das Deutsche hat eines. Die Tide merkt nichts davon.'),
  (4, 'he-IL', 'ארבע מילים למים עומדים', null),
  (5, 'fr-FR', 'Le pain qui traverse deux fois par jour', 'Une île sans four a les pains les plus frais de la côte.'),
  (6, 'fr-FR', 'Les salines de Rio Maior', null),
  (6, 'de-DE', 'Die Salzgärten von Rio Maior', 'Dreißig Kilometer vom Meer erntet ein Dorf das Meer.'),
  (7, 'de-DE', 'Ein Rumpf mit einundachtzig Zwingen', null),
  (8, 'fr-FR', 'La dulse, par poignées', null),
  (11, 'de-DE', 'Die 14:10 gibt es nicht', 'Sie steht im Fahrplan. Es sind Leute mitgefahren.'),
  (11, 'fr-FR', 'Le 14 h 10 n''existe pas', 'Il est à l''horaire. Des gens l''ont pris.'),
  (11, 'ja-JP', '十四時十分発は存在しない', null),
  (12, 'fr-FR', 'Apprendre le breton sur un bateau lent', 'Sept heures, un maître, pas de réseau.'),
  (13, 'de-DE', 'Schafe nehmen die frühe Fähre', null),
  (14, 'de-DE', 'Eine Brücke wäre billiger', 'Eine Insel stimmt zum sechsten Mal gegen die schnellere Ankunft.'),
  (15, 'ja-JP', '夜の水先人', null),
  (17, 'de-DE', 'Was das Sturmglas sagte', null),
  (20, 'fr-FR', 'Essai radio', 'Chaque soir à six heures, onze personnes disent qu''elles sont encore là.');

insert into tags (id, name, colour) values
  (1, 'tide', '#2A6F97'), (2, 'fog', '#AAB7B8'), (3, 'rope', '#B08968'), (4, 'wood', '#7F5539'),
  (5, 'bread', '#E6B566'), (6, 'radio', '#6D597A'), (7, 'ferry', '#E76F51'), (8, 'repair', '#588157'),
  (9, 'maps', '#457B9D'), (10, 'storm', '#22223B'), (11, 'language', '#9B5DE5'), (12, 'winter', '#CAF0F8'),
  (13, 'salt', '#F1FAEE'), (14, 'night', '#03045E'), (15, 'island', '#2A9D8F'), (16, 'geese', null);

insert into articles_tags (articles_id, tags_id, weight, sort) values
  (1, 14, 3, 1), (1, 15, 2, 2), (1, 8, 1, 3), (1, 6, 1, 4),
  (2, 1, 2, 1), (2, 8, 1, 2),
  (3, 2, 5, 1), (3, 14, 1, 2),
  (4, 11, 4, 1), (4, 1, 4, 2),
  (5, 5, 5, 1), (5, 7, 3, 2), (5, 15, 2, 3),
  (6, 13, 5, 1), (6, 4, 2, 2),
  (7, 4, 5, 1), (7, 8, 2, 2), (7, 3, 1, 3),
  (8, 13, 2, 1), (8, 15, 1, 2),
  (9, 13, 2, 2), (9, 10, 3, 1), (9, 8, 3, 3),
  (11, 7, 5, 1), (11, 12, 2, 2), (11, 15, 1, 3),
  (12, 11, 5, 1), (12, 7, 2, 2),
  (13, 7, 4, 1), (13, 15, 3, 2), (13, 1, 1, 3),
  (14, 15, 5, 1), (14, 7, 2, 2),
  (15, 14, 5, 1), (15, 3, 3, 2),
  (16, 9, 5, 1), (16, 8, 1, 2),
  (17, 10, 4, 1), (17, 12, 2, 2), (17, 7, 1, 3),
  (18, 12, 4, 1), (18, 14, 3, 2), (18, 8, 1, 3),
  (19, 5, 5, 1), (19, 12, 4, 2), (19, 15, 1, 3),
  (20, 6, 5, 1), (20, 11, 1, 2), (20, 14, 2, 3),
  (21, 15, 1, null), (22, 3, 1, null), (24, 8, 1, 1);

insert into articles_related (articles_id, related_articles_id, reason, sort) values
  (1, 20, 'The pilots thank her by radio', 1), (1, 15, 'The other side of the light', 2),
  (2, 24, 'A correction', 1), (2, 18, 'The same wall in December', 2),
  (3, 15, 'The same pier at night', 1),
  (4, 12, 'Another language, another boat', 1), (4, 20, null, 2),
  (5, 19, 'Bread that waits', 1), (5, 13, 'The same ferry', 2),
  (6, 9, 'Salt again', 1),
  (7, 22, 'What the clamps were missing', 1),
  (11, 13, 'The sailing that does exist', 1), (11, 14, 'The end of timetables', 2),
  (14, 11, null, 1), (14, 5, 'What a bridge would end', 2),
  (17, 9, 'A storm on paper', 1),
  (20, 4, 'The fourth word', 1), (20, 1, null, 2);

insert into pages (id, status, title, slug, published_at) values
  (1, 'published', 'Leeway, a quarterly', 'home', '2024-03-01 06:00:00+00'),
  (2, 'published', 'About us', 'about', '2024-03-01 06:00:00+00'),
  (3, 'published', 'Crossings: the ferry issue', 'crossings', '2024-09-01 06:00:00+00'),
  (4, 'published', 'Write for us', 'write-for-us', '2024-04-12 10:30:00+00'),
  (5, 'draft', 'Winter ferry guide', 'winter-ferry-guide', null);

insert into section_texts (id, heading, body) values
  (1, 'A magazine that waits for the wind', 'Four times a year we print what we heard at the end of a pier. Never in a hurry, seldom on time.'),
  (2, 'Who we are', 'Seven people, three of them usually at sea.'),
  (3, 'How we work', 'We go there. We stay until somebody offers us a chair. Then we begin to take notes.'),
  (4, 'All aboard', 'Twenty-one sailings, six writers, one of them seasick. This is the ferry issue.'),
  (5, 'What we look for', 'A place, a person, a thing that is done by hand. No metaphors about the sea: the sea has enough to do.'),
  (6, null, 'Timetables to follow when the company publishes them.');

insert into section_quotes (id, quote, speaker, author) values
  ('0c4de1b6-38f1-4c1b-8f59-2f0a7b9d0001', 'I was told to stop. I was not told how to sleep in the dark.', 'Ragna Hauk, keeper', null),
  ('0c4de1b6-38f1-4c1b-8f59-2f0a7b9d0002', 'A late magazine is late once. A bad one is bad for ever.', null, 1),
  ('0c4de1b6-38f1-4c1b-8f59-2f0a7b9d0003', 'The company has never been here on a Thursday.', 'The pier master', null),
  ('0c4de1b6-38f1-4c1b-8f59-2f0a7b9d0004', 'I needed eighty-one clamps, or one friend.', null, 7);

insert into section_galleries (id, title, layout) values
  (1, 'Fog, a selection', 'grid'),
  (2, 'Ramps and ropes', 'strip'),
  (3, null, 'grid');

insert into gallery_images (gallery, caption, photographer, width, height, sort) values
  (1, 'Pier, 5:02', 3, 3000, 2000, 1), (1, 'Pier, 5:41', 3, 3000, 2000, 2), (1, 'Where the town should be', 3, 2000, 3000, 3), (1, 'The town, 7:10', 3, 3000, 2000, 4),
  (2, 'The ramp before the sheep', 2, 2400, 1600, 2), (2, 'The ramp after the sheep', 2, 2400, 1600, 3), (2, 'Forty loaves, tied', 4, 1600, 2400, 1), (2, null, null, 2400, 1600, null);

insert into section_teasers (id, label, article) values
  ('9e1f7a40-51c3-4bb0-a6a3-55d2c8e70001', 'Read first', 1),
  ('9e1f7a40-51c3-4bb0-a6a3-55d2c8e70002', 'For breakfast', 5),
  ('9e1f7a40-51c3-4bb0-a6a3-55d2c8e70003', 'Most read', 11),
  ('9e1f7a40-51c3-4bb0-a6a3-55d2c8e70004', 'On board', 13),
  ('9e1f7a40-51c3-4bb0-a6a3-55d2c8e70005', 'An example of what we mean', 20),
  ('9e1f7a40-51c3-4bb0-a6a3-55d2c8e70006', 'To be written', null);

insert into page_sections (pages_id, collection, item, width, sort) values
  (1, 'section_texts', '1', 'full', 1),
  (1, 'section_teasers', '9e1f7a40-51c3-4bb0-a6a3-55d2c8e70001', 'half', 2),
  (1, 'section_teasers', '9e1f7a40-51c3-4bb0-a6a3-55d2c8e70002', 'half', 3),
  (1, 'section_galleries', '1', 'full', 4),
  (1, 'section_quotes', '0c4de1b6-38f1-4c1b-8f59-2f0a7b9d0001', 'full', 5),
  (2, 'section_texts', '2', 'full', 1),
  (2, 'section_quotes', '0c4de1b6-38f1-4c1b-8f59-2f0a7b9d0002', 'half', 2),
  (2, 'section_texts', '3', 'half', 3),
  (3, 'section_texts', '4', 'full', 1),
  (3, 'section_teasers', '9e1f7a40-51c3-4bb0-a6a3-55d2c8e70003', 'half', 2),
  (3, 'section_quotes', '0c4de1b6-38f1-4c1b-8f59-2f0a7b9d0003', 'half', 3),
  (3, 'section_galleries', '2', 'full', 4),
  (3, 'section_teasers', '9e1f7a40-51c3-4bb0-a6a3-55d2c8e70004', 'half', 5),
  (4, 'section_texts', '5', 'full', 1),
  (4, 'section_teasers', '9e1f7a40-51c3-4bb0-a6a3-55d2c8e70005', 'half', 2),
  (4, 'section_quotes', '0c4de1b6-38f1-4c1b-8f59-2f0a7b9d0004', 'half', 3),
  (5, 'section_texts', '6', 'full', 1),
  (5, 'section_galleries', '3', 'full', 2),
  (5, 'section_teasers', '9e1f7a40-51c3-4bb0-a6a3-55d2c8e70006', 'full', 3);

insert into events (id, status, title, description, starts_at, doors, host, issue, venue, capacity, price) values
  ('e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0001', 'published', 'An evening of slack water', 'Readings between the tides. We begin when the water stops.', '2024-04-09 19:48:00', '19:00:00', 5, 1, '{"name": "The Net Loft", "city": "Castlebay", "at": {"lat": 56.955, "lon": -7.488}}', 60, 8.00),
  ('e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0002', 'published', 'Bake with the ferry', 'Bring flour. The oven leaves at 5:50.', '2024-05-18 05:30:00', '05:00:00', 4, 1, '{"name": "Slipway Bakery", "city": "Horta"}', 12, 25.00),
  ('e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0003', 'published', 'Salt: an exhibition', 'Logbooks, locks and a very patient eel.', '2024-06-14 18:00:00', '17:30:00', 1, 2, '{"name": "Old Customs House", "city": "Ålesund"}', 140, 0.00),
  ('e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0004', 'published', 'The 14:10, a guided wait', 'We meet on the pier and wait. Tea is served.', '2024-10-10 14:00:00', null, 2, 3, '{"name": "East pier"}', null, null),
  ('e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0005', 'archived', 'Drawing boats, slowly', null, '2023-08-02 10:00:00', '09:45:00', 6, null, null, 8, 40.00),
  ('e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0006', 'draft', 'Radio evening', 'Eleven stations, one kettle.', '2025-01-17 18:00:00', '17:30:00', 5, 4, null, 30, 5.50);

insert into comments (id, collection, item, name, body, stars, approved, reply_to, date_created) values
  (1, 'articles', '1', 'Pilot boat 4', 'We do thank her. Every night.', 5, true, null, '2024-03-02 21:14:03.120+00'),
  (2, 'articles', '1', 'The authority', 'We would like to state that the letters are friendly.', null, true, null, '2024-03-05 09:00:00+00'),
  (3, 'articles', '1', 'Ragna H.', 'They are not.', null, true, 2, '2024-03-05 20:31:00+00'),
  (4, 'articles', '1', 'Odd', 'Which battery?', null, false, null, '2024-03-09 11:00:00+00'),
  (5, 'articles', '2', 'K. Brandt', 'I count forty-four rings.', 4, true, null, '2024-03-06 12:00:00+00'),
  (6, 'articles', '2', 'Tomas Verhagen', 'Please look at the last one again.', null, true, 5, '2024-03-06 18:22:00+00'),
  (7, 'articles', '2', 'K. Brandt', 'It looked back.', null, true, 6, '2024-03-07 07:03:00+00'),
  (8, 'articles', '3', 'Noor', 'The seventh frame is my whole childhood.', 5, true, null, '2024-03-10 22:00:00+00'),
  (9, 'articles', '3', 'Bent', 'There is nothing on frame four.', 2, true, null, '2024-03-11 10:00:00+00'),
  (10, 'articles', '3', 'Noor', 'Exactly.', null, true, 9, '2024-03-11 10:05:00+00'),
  (11, 'articles', '4', 'Mòrag', 'I know the fourth word.', 5, true, null, '2024-03-17 19:30:00+00'),
  (12, 'articles', '4', 'Ruairi MacNeil', 'Please.', null, true, 11, '2024-03-17 19:31:00+00'),
  (13, 'articles', '4', 'Mòrag', 'No.', null, true, 12, '2024-03-18 08:00:00+00'),
  (14, 'articles', '5', 'Deckhand', 'We did drop one, in 2016.', 4, true, null, '2024-03-23 06:50:00+00'),
  (15, 'articles', '5', 'P. Alves', 'Still the best crust on the coast.', 5, true, null, '2024-03-25 07:15:00+00'),
  (16, 'articles', '6', 'Joana', 'My uncle''s key sounds like a spoon.', 5, true, null, '2024-06-03 15:00:00+00'),
  (17, 'articles', '7', 'Two clamps', 'You could have asked us.', 5, true, null, '2024-06-07 09:00:00+00'),
  (18, 'articles', '8', 'Mrs Devlin''s nephew', 'The numbers are prices from 1988.', 4, false, null, '2024-06-14 12:00:00+00'),
  (19, 'articles', '11', 'Hetty', 'I took it in 2011. Nice boat.', 5, true, null, '2024-09-02 14:10:00+00'),
  (20, 'articles', '11', 'Ferry company', 'It is a misprint.', 1, true, null, '2024-09-03 09:00:00+00'),
  (21, 'articles', '11', 'Pier master', 'Come on a Thursday.', null, true, 20, '2024-09-05 14:10:00+00'),
  (22, 'articles', '11', 'Hetty', 'I left an umbrella on it.', null, true, 20, '2024-09-05 14:11:00+00'),
  (23, 'articles', '13', 'Mate', 'Forty-three now. Twins.', 5, true, null, '2024-09-12 06:00:00+00'),
  (24, 'articles', '14', 'Voter 61', 'I would have waited for nothing, gladly.', 3, true, null, '2024-09-19 20:00:00+00'),
  (25, 'articles', '14', 'Voter 188', 'With whom, though?', 5, true, 24, '2024-09-19 20:20:00+00'),
  (26, 'articles', '17', 'Barometer', 'Eleven out of thirty is very good.', null, true, null, '2024-12-02 07:00:00+00'),
  (27, 'articles', '20', 'Station 7', 'Still here.', 5, true, null, '2024-12-16 18:00:12+00'),
  (28, 'articles', '20', 'Station 3', 'Still here. Kettle.', 5, true, null, '2024-12-16 18:04:55+00'),
  (29, 'pages', '1', 'Visitor', 'Beautiful, but the third boat is upside down.', 4, true, null, '2024-03-02 10:00:00+00'),
  (30, 'pages', '1', 'Léa Kerambrun', 'It is resting.', null, true, 29, '2024-03-02 11:30:00+00'),
  (31, 'pages', '3', 'Commuter', 'Finally an issue about my life.', 5, true, null, '2024-09-04 06:35:00+00'),
  (32, 'pages', '4', 'Hopeful', 'I have one metaphor left. May I?', null, true, null, '2024-04-20 16:00:00+00'),
  (33, 'pages', '4', 'Maren Osk', 'No.', null, true, 32, '2024-04-21 05:31:00+00'),
  (34, 'events', 'e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0001', 'Calum', 'We began nine minutes late and the tide did not wait.', 4, true, null, '2024-04-10 08:00:00+00'),
  (35, 'events', 'e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0002', 'Rui', 'Worth getting up for. I had not gone to bed.', 5, true, null, '2024-05-18 12:00:00+00'),
  (36, 'events', 'e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0003', 'Eel enthusiast', 'Moving.', 5, true, null, '2024-06-16 13:00:00+00'),
  (37, 'events', 'e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0004', 'Hetty', 'Is my umbrella there?', null, true, null, '2024-10-10 14:12:00+00'),
  (38, 'events', 'e7a1d3c8-2b44-4f6e-9d10-8c5f3a6b0004', 'Pier master', 'It is.', null, true, 37, '2024-10-10 14:13:00+00');

insert into site_settings (id, title, tagline, contact, home_page, editor, social) values
  (1, 'Leeway', 'A quarterly about coasts and the people who keep them running', 'post@leeway.example', 1, 1, '{"radio": "Channel 16, at six", "post": "Box 9, the pier"}');

select setval(pg_get_serial_sequence('authors', 'id'), (select max(id) from authors));
select setval(pg_get_serial_sequence('categories', 'id'), (select max(id) from categories));
select setval(pg_get_serial_sequence('issues', 'id'), (select max(id) from issues));
select setval(pg_get_serial_sequence('articles', 'id'), (select max(id) from articles));
select setval(pg_get_serial_sequence('tags', 'id'), (select max(id) from tags));
select setval(pg_get_serial_sequence('pages', 'id'), (select max(id) from pages));
select setval(pg_get_serial_sequence('section_texts', 'id'), (select max(id) from section_texts));
select setval(pg_get_serial_sequence('section_galleries', 'id'), (select max(id) from section_galleries));
select setval(pg_get_serial_sequence('comments', 'id'), (select max(id) from comments));
select setval(pg_get_serial_sequence('site_settings', 'id'), (select max(id) from site_settings));

-- Metadata, in the form of Directus -------------------------------------------------------------------------------------

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
  "group" varchar(64) references directus_collections (collection),
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

-- A folder groups collections and has no table.
insert into directus_collections (collection, note, display_template, hidden, singleton, archive_field, archive_value, unarchive_value, sort_field, sort, "group") values
  ('sections', null, null, false, false, null, null, null, null, 9, null);

insert into directus_collections (collection, note, display_template, hidden, singleton, archive_field, archive_value, unarchive_value, sort_field, sort, "group") values
  ('articles', 'Everything that is printed, and some things that were not.', '{{title}}', false, false, 'status', 'archived', 'draft', null, 1, null),
  ('authors', 'People who write, draw and photograph for the magazine.', '{{name}}', false, false, null, null, null, null, 2, null),
  ('author_profiles', 'What the last page says of an author: one profile each.', null, true, false, null, null, null, null, 3, null),
  ('categories', 'A tree of departments.', '{{name}}', false, false, null, null, null, 'sort', 4, null),
  ('issues', 'Four a year.', 'No. {{number}}: {{theme}}', false, false, null, null, null, null, 5, null),
  ('tags', null, '{{name}}', false, false, null, null, null, null, 6, null),
  ('languages', 'What articles are translated into.', '{{name}}', true, false, null, null, null, null, 7, null),
  ('pages', 'Pages of the website, built of sections.', '{{title}}', false, false, 'status', 'archived', 'draft', null, 8, null),
  ('events', 'Evenings, exhibitions and one guided wait.', '{{title}}', false, false, 'status', 'archived', 'draft', null, 10, null),
  ('comments', 'What readers say about articles, pages and events.', '{{name}}: {{body}}', false, false, null, null, null, null, 11, null),
  ('site_settings', 'One row that the whole website shares.', null, false, true, null, null, null, null, 12, null),
  ('article_stats', 'Published articles by author and category; a view without a key.', null, false, false, null, null, null, null, 13, null),
  ('page_sections', 'The places of sections on pages: a junction whose far side is one of several collections.', null, true, false, null, null, null, 'sort', 1, 'sections'),
  ('section_texts', 'A heading and a paragraph.', '{{heading}}', false, false, null, null, null, null, 2, 'sections'),
  ('section_quotes', 'Somebody''s words.', '{{quote}}', false, false, null, null, null, null, 3, 'sections'),
  ('section_galleries', 'Some images.', '{{title}}', false, false, null, null, null, null, 4, 'sections'),
  ('gallery_images', null, '{{caption}}', true, false, null, null, null, 'sort', 5, 'sections'),
  ('section_teasers', 'A pointer to an article.', '{{label}}', false, false, null, null, null, null, 6, 'sections'),
  ('articles_tags', 'Which tags an article has, and how much of each.', null, true, false, null, null, null, 'sort', 14, null),
  ('articles_related', 'Articles to read next.', null, true, false, null, null, null, 'sort', 15, null),
  ('articles_translations', null, null, true, false, null, null, null, null, 16, null);

insert into directus_fields (collection, field, special, interface, note, required, options) values
  ('articles', 'id', null, 'input', null, false, null),
  ('articles', 'status', null, 'select-dropdown', 'draft, published or archived', true, '{"choices": [{"text": "Draft", "value": "draft"}, {"text": "Published", "value": "published"}, {"text": "Archived", "value": "archived"}]}'),
  ('articles', 'title', null, 'input', 'The headline.', true, null),
  ('articles', 'slug', null, 'input', 'The last part of the address; unique.', true, '{"slug": true}'),
  ('articles', 'standfirst', null, 'input-multiline', 'One sentence under the headline.', false, null),
  ('articles', 'body', null, 'input-multiline', null, false, null),
  ('articles', 'author', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('articles', 'category', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('articles', 'issue', 'm2o', 'select-dropdown-m2o', 'The issue it was printed in.', false, null),
  ('articles', 'issue_sort', null, 'input', 'Its place in that issue.', false, null),
  ('articles', 'published_at', null, 'datetime', null, false, null),
  ('articles', 'views', null, 'input', 'How often it was read online.', false, null),
  ('articles', 'rating', null, 'input', 'The mean of the readers'' stars.', false, null),
  ('articles', 'featured', 'cast-boolean', 'boolean', null, false, null),
  ('articles', 'keywords', 'cast-csv', 'tags', null, false, null),
  ('articles', 'facts', 'cast-json', 'input-code', 'Numbers for the margin.', false, null),
  ('articles', 'share_id', 'uuid', 'input', 'For links that outlive the slug.', false, null),
  ('articles', 'date_created', 'date-created', 'datetime', null, false, null),
  ('articles', 'date_updated', 'date-updated', 'datetime', null, false, null),
  ('articles', 'tags', 'm2m', 'list-m2m', 'In order of importance; how much of each is its weight.', false, null),
  ('articles', 'related', 'm2m', 'list-m2m', 'What to read next.', false, null),
  ('articles', 'related_from', 'm2m', 'list-m2m', 'Articles that lead here.', false, null),
  ('articles', 'translations', 'translations', 'translations', null, false, null),
  ('articles', 'teasers', 'o2m', 'list-o2m', 'Sections that point here.', false, null),
  ('articles', 'comments', 'o2a', null, 'What readers say about it.', false, '{"relation": "comments.item"}'),
  ('authors', 'id', null, 'input', null, false, null),
  ('authors', 'name', null, 'input', null, true, null),
  ('authors', 'email', null, 'input', null, false, null),
  ('authors', 'role', null, 'select-dropdown', null, false, null),
  ('authors', 'speaks', 'cast-csv', 'tags', 'Languages, in order of ease.', false, null),
  ('authors', 'active', 'cast-boolean', 'boolean', null, false, null),
  ('authors', 'joined', null, 'datetime', null, false, null),
  ('authors', 'articles', 'o2m', 'list-o2m', null, false, null),
  ('authors', 'profile', 'o2m,o2o', 'list-o2m', 'One object: an author has one profile.', false, null),
  ('authors', 'events', 'o2m', 'list-o2m', 'Events that they host.', false, null),
  ('authors', 'quotes', 'o2m', 'list-o2m', null, false, null),
  ('authors', 'photographs', 'o2m', 'list-o2m', null, false, null),
  ('author_profiles', 'id', null, 'input', null, false, null),
  ('author_profiles', 'author', 'm2o', 'select-dropdown-m2o', null, true, null),
  ('author_profiles', 'biography', null, 'input-multiline', null, false, null),
  ('author_profiles', 'born', null, 'datetime', null, false, null),
  ('author_profiles', 'hometown', null, 'input', null, false, null),
  ('author_profiles', 'writes_at', null, 'datetime', 'The hour of the day.', false, null),
  ('author_profiles', 'links', 'cast-json', 'input-code', null, false, null),
  ('categories', 'id', null, 'input', null, false, null),
  ('categories', 'name', null, 'input', null, true, null),
  ('categories', 'slug', null, 'input', null, true, null),
  ('categories', 'description', null, 'input-multiline', null, false, null),
  ('categories', 'parent', 'm2o', 'select-dropdown-m2o', 'The department above.', false, null),
  ('categories', 'children', 'o2m', 'list-o2m-tree-view', 'The departments below.', false, null),
  ('categories', 'sort', null, 'input', null, false, null),
  ('categories', 'articles', 'o2m', 'list-o2m', null, false, null),
  ('issues', 'id', null, 'input', null, false, null),
  ('issues', 'number', null, 'input', null, true, null),
  ('issues', 'theme', null, 'input', null, true, null),
  ('issues', 'release_date', null, 'datetime', null, false, null),
  ('issues', 'price', null, 'input', 'In pounds.', false, null),
  ('issues', 'barcode', null, 'input', 'Thirteen digits.', false, null),
  ('issues', 'print_run', null, 'input', null, false, null),
  ('issues', 'cover', 'cast-json', 'input-code', null, false, null),
  ('issues', 'articles', 'o2m', 'list-o2m', 'In the order of the pages.', false, null),
  ('issues', 'events', 'o2m', 'list-o2m', null, false, null),
  ('tags', 'id', null, 'input', null, false, null),
  ('tags', 'name', null, 'input', null, true, null),
  ('tags', 'colour', null, 'select-color', null, false, null),
  ('tags', 'articles', 'm2m', 'list-m2m', null, false, null),
  ('languages', 'code', null, 'input', 'BCP 47.', false, null),
  ('languages', 'name', null, 'input', null, true, null),
  ('languages', 'direction', null, 'select-dropdown', 'ltr or rtl', false, null),
  ('pages', 'id', null, 'input', null, false, null),
  ('pages', 'status', null, 'select-dropdown', 'draft, published or archived', true, null),
  ('pages', 'title', null, 'input', null, true, null),
  ('pages', 'slug', null, 'input', null, true, null),
  ('pages', 'published_at', null, 'datetime', null, false, null),
  ('pages', 'sections', 'm2a', 'list-m2a', 'From top to bottom.', false, null),
  ('pages', 'comments', 'o2a', null, null, false, '{"relation": "comments.item"}'),
  ('page_sections', 'id', null, 'input', null, false, null),
  ('page_sections', 'pages_id', 'm2o', null, null, false, null),
  ('page_sections', 'collection', null, null, 'Which collection the item is from.', false, null),
  ('page_sections', 'item', null, null, 'The section itself.', false, null),
  ('page_sections', 'width', null, 'select-dropdown', 'half or full', false, null),
  ('page_sections', 'sort', null, null, null, false, null),
  ('section_texts', 'id', null, 'input', null, false, null),
  ('section_texts', 'heading', null, 'input', null, false, null),
  ('section_texts', 'body', null, 'input-multiline', null, false, null),
  ('section_texts', 'placements', 'o2a', null, 'Where it stands.', false, '{"relation": "page_sections.item"}'),
  ('section_quotes', 'id', 'uuid', 'input', null, false, null),
  ('section_quotes', 'quote', null, 'input-multiline', null, true, null),
  ('section_quotes', 'speaker', null, 'input', 'For people who are no authors of ours.', false, null),
  ('section_quotes', 'author', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('section_quotes', 'placements', 'o2a', null, 'Where it stands.', false, '{"relation": "page_sections.item"}'),
  ('section_galleries', 'id', null, 'input', null, false, null),
  ('section_galleries', 'title', null, 'input', null, false, null),
  ('section_galleries', 'layout', null, 'select-dropdown', 'grid or strip', false, null),
  ('section_galleries', 'images', 'o2m', 'list-o2m', null, false, null),
  ('section_galleries', 'placements', 'o2a', null, 'Where it stands.', false, '{"relation": "page_sections.item"}'),
  ('gallery_images', 'id', null, 'input', null, false, null),
  ('gallery_images', 'gallery', 'm2o', null, null, false, null),
  ('gallery_images', 'caption', null, 'input', null, false, null),
  ('gallery_images', 'photographer', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('gallery_images', 'width', null, 'input', 'In pixels.', false, null),
  ('gallery_images', 'height', null, 'input', 'In pixels.', false, null),
  ('gallery_images', 'sort', null, null, null, false, null),
  ('section_teasers', 'id', 'uuid', 'input', null, false, null),
  ('section_teasers', 'label', null, 'input', null, false, null),
  ('section_teasers', 'article', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('section_teasers', 'placements', 'o2a', null, 'Where it stands.', false, '{"relation": "page_sections.item"}'),
  ('events', 'id', 'uuid', 'input', null, false, null),
  ('events', 'status', null, 'select-dropdown', 'draft, published or archived', true, null),
  ('events', 'title', null, 'input', null, true, null),
  ('events', 'description', null, 'input-multiline', null, false, null),
  ('events', 'starts_at', null, 'datetime', 'By the clock of the place.', false, null),
  ('events', 'doors', null, 'datetime', null, false, null),
  ('events', 'host', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('events', 'issue', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('events', 'venue', 'cast-json', 'input-code', null, false, null),
  ('events', 'capacity', null, 'input', null, false, null),
  ('events', 'price', null, 'input', null, false, null),
  ('events', 'comments', 'o2a', null, null, false, '{"relation": "comments.item"}'),
  ('comments', 'id', null, 'input', null, false, null),
  ('comments', 'collection', null, null, 'articles, pages or events', false, null),
  ('comments', 'item', null, null, 'What the comment is about.', false, null),
  ('comments', 'name', null, 'input', null, true, null),
  ('comments', 'body', null, 'input-multiline', null, true, null),
  ('comments', 'stars', null, 'slider', 'One to five.', false, null),
  ('comments', 'approved', 'cast-boolean', 'boolean', null, false, null),
  ('comments', 'reply_to', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('comments', 'replies', 'o2m', 'list-o2m', null, false, null),
  ('comments', 'date_created', 'date-created', 'datetime', null, false, null),
  ('site_settings', 'id', null, 'input', null, false, null),
  ('site_settings', 'title', null, 'input', null, true, null),
  ('site_settings', 'tagline', null, 'input', null, false, null),
  ('site_settings', 'contact', null, 'input', null, false, null),
  ('site_settings', 'home_page', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('site_settings', 'editor', 'm2o', 'select-dropdown-m2o', null, false, null),
  ('site_settings', 'social', 'cast-json', 'input-code', null, false, null),
  ('articles_tags', 'id', null, null, null, false, null),
  ('articles_tags', 'articles_id', 'm2o', null, null, false, null),
  ('articles_tags', 'tags_id', 'm2o', null, null, false, null),
  ('articles_tags', 'weight', null, 'slider', 'How much the article is about it, one to five.', false, null),
  ('articles_tags', 'sort', null, null, null, false, null),
  ('articles_related', 'id', null, null, null, false, null),
  ('articles_related', 'articles_id', 'm2o', null, null, false, null),
  ('articles_related', 'related_articles_id', 'm2o', null, null, false, null),
  ('articles_related', 'reason', null, 'input', 'What the one has to do with the other.', false, null),
  ('articles_related', 'sort', null, null, null, false, null),
  ('articles_translations', 'id', null, null, null, false, null),
  ('articles_translations', 'articles_id', 'm2o', null, null, false, null),
  ('articles_translations', 'languages_code', 'm2o', null, null, false, null),
  ('articles_translations', 'title', null, 'input', null, true, null),
  ('articles_translations', 'standfirst', null, 'input-multiline', null, false, null);

update directus_fields
set sort = ordered.sort
from (select id, row_number() over (partition by collection order by id) as sort from directus_fields) as ordered
where ordered.id = directus_fields.id;

insert into directus_relations (many_collection, many_field, one_collection, one_field, junction_field, sort_field, one_deselect_action) values
  ('articles', 'author', 'authors', 'articles', null, null, 'nullify'),
  ('articles', 'category', 'categories', 'articles', null, null, 'nullify'),
  ('articles', 'issue', 'issues', 'articles', null, 'issue_sort', 'nullify'),
  ('author_profiles', 'author', 'authors', 'profile', null, null, 'delete'),
  ('categories', 'parent', 'categories', 'children', null, 'sort', 'nullify'),
  ('articles_tags', 'articles_id', 'articles', 'tags', 'tags_id', 'sort', 'delete'),
  ('articles_tags', 'tags_id', 'tags', 'articles', 'articles_id', null, 'delete'),
  ('articles_related', 'articles_id', 'articles', 'related', 'related_articles_id', 'sort', 'delete'),
  ('articles_related', 'related_articles_id', 'articles', 'related_from', 'articles_id', null, 'delete'),
  ('articles_translations', 'articles_id', 'articles', 'translations', 'languages_code', null, 'delete'),
  ('articles_translations', 'languages_code', 'languages', null, 'articles_id', null, 'nullify'),
  ('page_sections', 'pages_id', 'pages', 'sections', 'item', 'sort', 'delete'),
  ('section_quotes', 'author', 'authors', 'quotes', null, null, 'nullify'),
  ('gallery_images', 'gallery', 'section_galleries', 'images', null, 'sort', 'delete'),
  ('gallery_images', 'photographer', 'authors', 'photographs', null, null, 'nullify'),
  ('section_teasers', 'article', 'articles', 'teasers', null, null, 'nullify'),
  ('events', 'host', 'authors', 'events', null, null, 'nullify'),
  ('events', 'issue', 'issues', 'events', null, null, 'nullify'),
  ('comments', 'reply_to', 'comments', 'replies', null, null, 'delete'),
  ('site_settings', 'home_page', 'pages', null, null, null, 'nullify'),
  ('site_settings', 'editor', 'authors', null, null, null, 'nullify');

insert into directus_relations (many_collection, many_field, one_collection_field, one_allowed_collections, junction_field) values
  ('page_sections', 'item', 'collection', 'section_texts,section_quotes,section_galleries,section_teasers', 'pages_id'),
  ('comments', 'item', 'collection', 'articles,pages,events', null);

commit;
