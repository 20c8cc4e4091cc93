select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."leagues" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."league"::text from "public"."teams" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."league" = k1.key where t."id" = any($3::integer[]) or t."league" = any($4::integer[]) order by t."id" for update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

update "public"."teams" as t set "code" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["reds"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."leagues" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."league"::text from "public"."teams" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."league" = k1.key where t."id" = any($3::integer[]) or t."league" = any($4::integer[]) order by t."id" for update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

delete from "public"."teams" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["2"]]
-- prepared

select 1, "t0"."id" from "public"."leagues" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."code" from "public"."teams" as "t0" where "t0"."league" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
