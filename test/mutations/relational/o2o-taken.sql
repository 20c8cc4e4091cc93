select t."id"::text from "public"."profiles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["2"]]
-- prepared

update "public"."profiles" as t set "author" = v."c1"::uuid from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["2"],["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared
