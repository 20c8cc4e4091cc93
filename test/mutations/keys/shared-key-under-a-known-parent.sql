select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."accounts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text from "public"."profiles" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."id" = k1.key where t."id" = any($3::integer[]) or t."id" = any($4::integer[]) order by t."id" for no key update of t;
-- [["1"],["1"],["1"],["1"]]
-- prepared

update "public"."profiles" as t set "note" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["changed"]]
-- prepared

select 1, "t0"."id" from "public"."accounts" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."note" from "public"."profiles" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."accounts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text from "public"."profiles" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."id" = k1.key where t."id" = any($3::integer[]) or t."id" = any($4::integer[]) order by t."id" for no key update of t;
-- [["2"],["2"],["2"],["2"]]
-- prepared

insert into "public"."profiles" ("id", "note") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["2"],["created"]]
-- prepared

select 1, "t0"."id" from "public"."accounts" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."note" from "public"."profiles" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
