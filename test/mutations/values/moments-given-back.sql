select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.moments_id_seq"],["1"]]
-- prepared

insert into "public"."moments" ("id", "at", "closes", "day", "noted", "opens") select v."c0"::integer, v."c1"::timestamp with time zone, v."c2"::time with time zone, v."c3"::date, v."c4"::timestamp without time zone, v."c5"::time without time zone from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", "c5", n) order by v.n returning "id"::text;
-- [["101"],["infinity"],["24:00:00+00"],["infinity"],["-infinity"],["24:00:00"]]
-- prepared

select 1, "t0"."at", "t0"."noted", "t0"."opens", "t0"."closes", "t0"."day" from "public"."moments" as "t0" where "t0"."id" = $1::integer;
-- ["101"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."moments" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."moments" as t set "at" = v."c1"::timestamp with time zone, "closes" = v."c2"::time with time zone, "day" = v."c3"::date, "noted" = v."c4"::timestamp without time zone, "opens" = v."c5"::time without time zone from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", "c5", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["0044-03-15 12:00:00+00 BC"],["08:30:00+02"],["12024-01-15"],["0044-03-15 12:00:00 BC"],["08:30"]]
-- prepared

select 1, "t0"."at", "t0"."noted", "t0"."opens", "t0"."closes", "t0"."day" from "public"."moments" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."moments" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

update "public"."moments" as t set "day" = v."c1"::date from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["0005-02-29 BC"]]
-- prepared

select 1, "t0"."day" from "public"."moments" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
