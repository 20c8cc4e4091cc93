select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.bookings_id_seq"],["2"]]
-- prepared

insert into "public"."bookings" ("id", "during", "seats") select v."c0"::integer, v."c1"::int4range, v."c2"::integer[] from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001","1002"],["[30,31)","[32,33)"],["{\"1\"}","{\"2\",\"abc\"}"]]
-- prepared

select "t0"."id" from "public"."bookings" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1001","1002"]]
