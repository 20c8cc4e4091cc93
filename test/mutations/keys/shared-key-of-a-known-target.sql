select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."accounts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

with "w0" as (update "public"."accounts" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (insert into "public"."profiles" ("id", "note") select v."c0"::integer, v."c1"::text from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["2"],["renamed"],["2"],["made later"]]
-- prepared

select 1, "t0"."note", "t1"."id", "t1"."name" from "public"."profiles" as "t0" left join "public"."accounts" as "t1" on "t0"."id" = "t1"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
