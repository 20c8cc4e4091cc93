select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."members" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."member"::text from "public"."profiles" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."member" = k1.key where t."id" = any($3::integer[]) or t."member" = any($4::integer[]) order by t."id" for update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."profile"::text from "public"."notes" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."profile" = k1.key where t."id" = any($3::integer[]) or t."profile" = any($4::integer[]) order by t."id" for no key update of t;
-- [["1"],["2"],["1"],["2"]]
-- prepared

update "public"."notes" as t set "profile" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["2"]]
-- prepared

delete from "public"."profiles" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

update "public"."profiles" as t set "member" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."members" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."profiles" as "t0" where "t0"."member" = $1::integer;
-- ["1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."notes" as t on t."id" = k.key;
-- [["1"]]
-- prepared

select 1, "t0"."id" from "public"."notes" as "t0" where "t0"."profile" = $1::integer order by "t0"."id" asc limit 100;
-- ["2"]
-- prepared
