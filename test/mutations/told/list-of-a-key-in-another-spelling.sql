select k.n::text, t."id"::text from unnest($1::numeric[]) with ordinality as k (key, n) join "public"."rates" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1.1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.rate_notes_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."rate"::text from "public"."rate_notes" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::numeric[]) with ordinality as k1 (key, n) on t."rate" = k1.key where t."id" = any($3::integer[]) or t."rate" = any($4::numeric[]) order by t."id" for no key update of t;
-- [["1"],["1.10"],["1"],["1.10"]]
-- prepared

update "public"."rate_notes" as t set "rate" = v."c1"::numeric from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],[null]]
-- prepared

insert into "public"."rate_notes" ("id", "body", "rate") select v."c0"::integer, v."c1"::text, v."c2"::numeric from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["3"],["new"],["1.10"]]
-- prepared

select 1, "t0"."id" from "public"."rates" as "t0" where "t0"."id" = $1::numeric;
-- ["1.10"]
-- prepared

select 1, "t0"."body" from "public"."rate_notes" as "t0" where "t0"."rate" = $1::numeric order by "t0"."id" asc limit 100;
-- ["1.10"]
-- prepared

select k.n::text, t."id"::text from unnest($1::timestamp with time zone[]) with ordinality as k (key, n) join "public"."ticks" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2024-01-01T01:00:01+01:00"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::timestamp with time zone[]) with ordinality as k (key, n) join "public"."tick_notes" as t on t."tick" = k.key order by t."id" for no key update of t;
-- [["2024-01-01 00:00:01+00"]]
-- prepared

update "public"."tick_notes" as t set "tick" = v."c1"::timestamp with time zone from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],[null]]
-- prepared

select 1, "t0"."id" from "public"."ticks" as "t0" where "t0"."id" = $1::timestamp with time zone;
-- ["2024-01-01 00:00:01+00"]
-- prepared

select 1, "t0"."body" from "public"."tick_notes" as "t0" where "t0"."tick" = $1::timestamp with time zone order by "t0"."id" asc limit 100;
-- ["2024-01-01 00:00:01+00"]
-- prepared
