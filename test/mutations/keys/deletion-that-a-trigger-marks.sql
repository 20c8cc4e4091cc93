delete from "public"."papers" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["2"]]
-- prepared

select t."id"::text from "public"."papers" as t where t."id" = any($1::integer[]);
-- [["2"]]
-- prepared
