select k.n::text, t."id"::text from unnest($1::timestamp with time zone[]) with ordinality as k (key, n) join "public"."ticks" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2024-01-01 00:00:01Z","2024-01-01 00:00:01+00"]]
-- prepared

update "public"."ticks" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::timestamp with time zone returning v.n::text;
-- [["2024-01-01 00:00:01+00"],["z"]]
-- prepared

select "t0"."id", "t0"."name" from "public"."ticks" as "t0" where "t0"."id" = any($1::timestamp with time zone[]) order by "t0"."id" asc;
-- [["2024-01-01 00:00:01+00","2024-01-01 00:00:01+00"]]
