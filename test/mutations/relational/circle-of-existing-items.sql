select k.n::text, t."id"::text, t."parent"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."menu_items" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","3"]]
-- prepared

update "public"."menu_items" as t set "parent" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["3"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t2"."id" from "public"."menu_items" as "t0" left join "public"."menu_items" as "t1" on "t0"."parent" = "t1"."id" left join "public"."menu_items" as "t2" on "t1"."parent" = "t2"."id" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
