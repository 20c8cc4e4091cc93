select t."id"::text from "public"."pages" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["2"]]
-- prepared

update "public"."pages" as t set "featured_article" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["2"],["999"]]
-- prepared
