-- Whatever looks random in the dataset follows from a number: the same rows on every machine.
create schema made;

-- The k-th number that belongs to i, from 0 to n - 1.
create function made.number (i bigint, k int, n int) returns int language sql immutable as $$
  select (((hashint8extended(i, k) % n) + n) % n)::int
$$;

-- A long text, to cut shorter ones from.
do $$
declare
  words constant text[] = array['lorem', 'ipsum', 'dolor', 'sit', 'amet', 'consectetur', 'adipiscing', 'elit', 'sed', 'do', 'eiusmod',
    'tempor', 'incididunt', 'ut', 'labore', 'et', 'dolore', 'magna', 'aliqua', 'enim', 'minim', 'veniam', 'quis', 'nostrud'];
begin
  execute format('create function made.text () returns text[] language sql immutable as %L', format('select %L::text[]', (
    select array_agg(words[1 + made.number(i, 7, 24)] order by i) from generate_series(1, 1250) i
  )));
end
$$;

create function made.words (i bigint, n int) returns text language sql immutable as $$
  select array_to_string((made.text())[1 + made.number(i, 15, 1000):made.number(i, 15, 1000) + n], ' ')
$$;

create function made.title (i bigint, n int) returns text language sql immutable as $$ select initcap(made.words(i, n)) $$;

create function made.key (kind text, i bigint) returns uuid language sql immutable as $$ select md5(kind || i)::uuid $$;
