select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.halls_id_seq","public.seats_id_seq"],["1","1"]]
-- prepared

insert into "public"."halls" ("id", "open") select v."c0"::integer, v."c1"::boolean from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1"],["true"]]
-- prepared

insert into "public"."seats" ("id", "hall") select v."c0"::integer, v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1"],["1"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."halls" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."seats" as "t0" where "t0"."hall" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.halls_id_seq","public.seats_id_seq"],["1","1"]]
-- prepared

insert into "public"."halls" ("id", "open") select v."c0"::integer, v."c1"::boolean from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["2"],["false"]]
-- prepared

insert into "public"."seats" ("id", "hall") select v."c0"::integer, v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["2"],["2"]]
-- prepared
