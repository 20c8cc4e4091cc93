select t."id"::text, t."number"::text from "public"."invoices" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["77"]]
-- prepared
