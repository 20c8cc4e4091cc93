select k.n::text, t."id"::text, t."number"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."numbers" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."number"::text, t."pos"::text from "public"."pins" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."number" = k1.key where t."id" = any($3::integer[]) or t."number" = any($4::integer[]) order by t."id" for no key update of t;
-- [["2","1"],["1"],["2","1"],["1"]]
-- prepared

update "public"."pins" as t set "pos" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pins" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."pos"), $2::bigint), 0) as top from "public"."pins" as o where o."number" = any (select t."number" from "public"."pins" as t where t."id" = any($3::integer[]))) as m where t."id" = v.key;
-- [["2","1"],"2",["2","1"]]
-- prepared

update "public"."numbers" as t set "number" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text, t."number"::text;
-- [["1"],["9"]]
-- prepared

update "public"."pins" as t set "number" = v."c1"::integer, "pos" = v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2","1"],["9","9"],["1","2"]]
-- prepared

select 1, "t0"."number" from "public"."numbers" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."pos" from "public"."pins" as "t0" where "t0"."number" = $1::integer order by "t0"."id" asc limit 100;
-- ["9"]
-- prepared
