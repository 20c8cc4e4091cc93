select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."garages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."garage"::text from "public"."cars" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."garage" = k1.key where t."id" = any($3::integer[]) or t."garage" = any($4::integer[]) order by t."id" for update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."car"::text from "public"."wheels" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."car" = k1.key where t."id" = any($3::integer[]) or t."car" = any($4::integer[]) order by t."id" for update of t;
-- [["1"],["2"],["1"],["2"]]
-- prepared

delete from "public"."wheels" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["2"]]
-- prepared

update "public"."wheels" as t set "car" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["2"]]
-- prepared

delete from "public"."cars" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."wheels" as t on t."id" = k.key;
-- [["1"]]
-- prepared

select 1, "t0"."id" from "public"."garages" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."cars" as "t0" where "t0"."garage" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."wheels" as "t0" where "t0"."car" = $1::integer;
-- ["2"]
-- prepared
