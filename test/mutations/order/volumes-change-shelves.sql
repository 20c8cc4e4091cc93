select k.n::text, t."id"::text, t."shelf"::text, t."pos"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."volumes" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","4"]]
-- prepared

update "public"."volumes" as t set "pos" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."volumes" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."pos"), $2::bigint), 0) as top from "public"."volumes" as o where o."shelf" = any (select t."shelf" from "public"."volumes" as t where t."id" = any($3::integer[]))) as m where t."id" = v.key;
-- [["1","4"],null,["1","4"]]
-- prepared

update "public"."volumes" as t set "pos" = v."c1"::integer, "shelf" = v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1","4"],["1","1"],["2","1"]]
-- prepared

select "t0"."id", "t1"."id", "t0"."pos" from "public"."volumes" as "t0" left join "public"."shelves" as "t1" on "t0"."shelf" = "t1"."id" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","4"]]
