select k.n::text, t."id"::text, t."place"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."seats" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

set constraints all deferred;

update "public"."seats" as t set "place" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."seats" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."place"), $2::bigint), 0) as top from "public"."seats" as o) as m where t."id" = v.key;
-- [["1","2"],"2"]
-- prepared

update "public"."seats" as t set "place" = v."c1"::integer, "row" = v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1","2"],["2","1"],["2","1"]]
-- prepared

select "t0"."id", "t0"."row", "t0"."place" from "public"."seats" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2"]]

set constraints public.seats_row_key immediate;
