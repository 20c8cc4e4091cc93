select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."profiles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

update "public"."profiles" as t set "author" = v."c1"::uuid from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."name" from "public"."profiles" as "t0" left join "public"."authors" as "t1" on "t0"."author" = "t1"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
