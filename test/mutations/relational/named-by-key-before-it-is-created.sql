select t."id"::text, t."parent"::text from "public"."menu_items" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

update "public"."menu_items" as t set "parent" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["1"],["500"]]
-- prepared
