select t."id"::text from "public"."instants" as t where t."id" = any($1::timestamp with time zone[]) order by t."id" for no key update;
-- [["2024-01-15 08:30:00.123456+00"]]
-- prepared

update "public"."instants" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::timestamp with time zone;
-- [["2024-01-15 08:30:00.123456+00"],["changed"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::timestamp with time zone[]) with ordinality as k(key, n) inner join "public"."instants" as "t0" on "t0"."id" = k.key;
-- [["2024-01-15 08:30:00.123456+00"]]
-- prepared

select t."id"::text, t."item"::text, t."collection"::text from "public"."refs" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared
