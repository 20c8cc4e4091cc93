select k.n::text, t."id"::text from unnest($1::timestamp with time zone[]) with ordinality as k (key, n) join "public"."instants" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2024-01-15 08:30:00.123456+00"]]
-- prepared

update "public"."instants" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::timestamp with time zone returning v.n::text;
-- [["2024-01-15 08:30:00.123456+00"],["changed"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."instants" as "t0" where "t0"."id" = $1::timestamp with time zone;
-- ["2024-01-15 08:30:00.123456+00"]
-- prepared

select k.n::text, t."id"::text, t."item"::text, t."collection"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."refs" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared
