select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.rate_notes_id_seq"],["1"]]
-- prepared

insert into "public"."rates" ("id", "name") select v."c0"::numeric, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1.005"],["x"]]
-- prepared

insert into "public"."rate_notes" ("id", "body", "rate") select v."c0"::integer, v."c1"::text, v."c2"::numeric from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["3"],["n"],["1.01"]]
-- prepared

select 1, "t0"."id" from "public"."rates" as "t0" where "t0"."id" = $1::numeric;
-- ["1.01"]
-- prepared

select 1, "t0"."body" from "public"."rate_notes" as "t0" where "t0"."rate" = $1::numeric order by "t0"."id" asc limit 100;
-- ["1.01"]
-- prepared

insert into "public"."seconds" ("id", "name") select v."c0"::timestamp with time zone, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["2024-01-01 00:00:00.7Z"],["x"]]
-- prepared

select 1, "t0"."id" from "public"."seconds" as "t0" where "t0"."id" = $1::timestamp with time zone;
-- ["2024-01-01 00:00:01+00"]
-- prepared

insert into "public"."nets" ("id", "name") select v."c0"::cidr, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["11/8"],["x"]]
-- prepared

select 1, "t0"."id" from "public"."nets" as "t0" where "t0"."id" = $1::cidr;
-- ["11.0.0.0/8"]
-- prepared

insert into "public"."cards" ("id", "name") select v."c0"::macaddr, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["08002b010204"],["x"]]
-- prepared

select 1, "t0"."id" from "public"."cards" as "t0" where "t0"."id" = $1::macaddr;
-- ["08:00:2b:01:02:04"]
-- prepared

insert into "public"."spans" ("id", "name") select v."c0"::interval, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["2 hours"],["x"]]
-- prepared

select 1, "t0"."id" from "public"."spans" as "t0" where "t0"."id" = $1::interval;
-- ["02:00:00"]
-- prepared

insert into "public"."blobs" ("id", "name") select v."c0"::bytea, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["\\x0B"],["x"]]
-- prepared

select 1, "t0"."id" from "public"."blobs" as "t0" where "t0"."id" = $1::bytea;
-- ["\\x0b"]
-- prepared

insert into "public"."stays" ("id", "name") select v."c0"::daterange, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["[2025-01-01,2025-01-05]"],["x"]]
-- prepared

select 1, "t0"."id" from "public"."stays" as "t0" where "t0"."id" = $1::daterange;
-- ["[2025-01-01,2025-01-06)"]
-- prepared
