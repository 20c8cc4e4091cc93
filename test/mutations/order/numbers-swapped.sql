select k.n::text, t."id"::text, t."pos"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."steps" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

update "public"."steps" as t set "pos" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."steps" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."pos"), $2::bigint), 0) as top from "public"."steps" as o) as m where t."id" = v.key;
-- [["1","2"],"2"]
-- prepared

update "public"."steps" as t set "pos" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1","2"],["2","1"]]
-- prepared

select "t0"."id", "t0"."pos" from "public"."steps" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2"]]
