select t."id"::text from "public"."articles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["999"]]
-- prepared

select t."id"::text from "public"."pages" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["2"]]
-- prepared
