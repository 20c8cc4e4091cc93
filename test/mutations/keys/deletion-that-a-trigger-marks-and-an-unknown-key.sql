delete from "public"."papers" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1","99"]]
-- prepared

select t."id"::text from "public"."papers" as t where t."id" = any($1::integer[]);
-- [["1","99"]]
-- prepared
