select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.halls_id_seq","public.seats_id_seq"],["1","1"]]
-- prepared

insert into "public"."halls" ("id", "open") select v."c0"::integer, v."c1"::boolean from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1"],["true"]]
-- prepared

insert into "public"."seats" ("id", "hall") select v."c0"::integer, v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."halls" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."seats" as "t0" where "t0"."hall" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
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

select 1, "t0"."id" from "public"."halls" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."id" from "public"."seats" as "t0" where "t0"."hall" = $1::integer order by "t0"."id" asc limit 100;
-- ["2"]
-- prepared
