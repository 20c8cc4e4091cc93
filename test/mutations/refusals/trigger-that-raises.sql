select t."id"::text from "public"."rooms" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

update "public"."rooms" as t set "floor" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["1"],["13"]]
-- prepared
