select k.n::text, t."id"::text, t."number"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."numbers" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["3","2"]]
-- prepared

select k.n::text, t."id"::text, t."number"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pins" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["3"]]
-- prepared

update "public"."pins" as t set "number" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3"],["2"]]
-- prepared

update "public"."numbers" as t set "number" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text, t."number"::text;
-- [["3"],[null]]
-- prepared

select "t0"."number" from "public"."numbers" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["3","2"]]

select 1, "t0"."id", "t0"."pos" from "public"."pins" as "t0" where "t0"."number" = $1::integer order by "t0"."id" asc limit 100;
-- ["2"]
-- prepared
