select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."shelves" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."shelf"::text, t."pos"::text from "public"."volumes" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."shelf" = k1.key where t."id" = any($3::integer[]) or t."shelf" = any($4::integer[]) order by t."id" for update of t;
-- [["3","1","2"],["1"],["3","1","2"],["1"]]
-- prepared

update "public"."volumes" as t set "pos" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."volumes" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."pos"), $2::bigint), 0) as top from "public"."volumes" as o where o."shelf" = any (select t."shelf" from "public"."volumes" as t where t."id" = any($3::integer[]))) as m where t."id" = v.key;
-- [["3","1","2"],"3",["3","1","2"]]
-- prepared

update "public"."volumes" as t set "pos" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3","1","2"],["1","2","3"]]
-- prepared

select 1, "t0"."id" from "public"."shelves" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."pos" from "public"."volumes" as "t0" where "t0"."shelf" = $1::integer order by "t0"."pos" asc, "t0"."id" asc limit 100;
-- ["1"]
-- prepared
