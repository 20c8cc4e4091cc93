delete from "public"."rooms" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared
