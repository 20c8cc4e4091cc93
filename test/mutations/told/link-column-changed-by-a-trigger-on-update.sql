select k.n::text, t."id"::text, t."code"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."airlines" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.flights_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::text[]) with ordinality as k (key, n) join "public"."flights" as t on t."airline" = k.key order by t."id" for no key update of t;
-- [["BA"]]
-- prepared

update "public"."airlines" as t set "code" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text, t."code"::text;
-- [["1"],["xy"]]
-- prepared

insert into "public"."flights" ("id", "airline", "number") select v."c0"::integer, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1"],["XY"],["3"]]
-- prepared

select 1, "t0"."code" from "public"."airlines" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."number" from "public"."flights" as "t0" where "t0"."airline" = $1::text order by "t0"."id" asc limit 100;
-- ["XY"]
-- prepared
