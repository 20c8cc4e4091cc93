select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.flights_id_seq"],["2"]]
-- prepared

insert into "public"."flights" ("id", "airline", "number") select v."c0"::integer, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1","2"],["BA","BA"],["1","2"]]
-- prepared

select "t0"."id" from "public"."flights" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2"]]

select k.n::text, t."id"::text, t."code"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."airlines" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."airline"::text from "public"."flights" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::text[]) with ordinality as k1 (key, n) on t."airline" = k1.key where t."id" = any($3::integer[]) or t."airline" = any($4::text[]) order by t."id" for no key update of t;
-- [["1","2"],["BA"],["1","2"],["BA"]]
-- prepared

update "public"."flights" as t set "airline" = null where t."id" = any($1::integer[]);
-- [["1","2"]]
-- prepared

update "public"."airlines" as t set "code" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text, t."code"::text;
-- [["1"],["xy"]]
-- prepared

update "public"."flights" as t set "airline" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1","2"],["XY","XY"]]
-- prepared

select 1, "t0"."code" from "public"."airlines" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."number", "t1"."code" from (select "t0"."number", "t0"."airline", "t0"."id" from "public"."flights" as "t0" where "t0"."airline" = $1::text order by "t0"."id" asc limit 100) as "t0" left join "public"."airlines" as "t1" on "t0"."airline" = "t1"."code" order by "t0"."id" asc;
-- ["XY"]
-- prepared
