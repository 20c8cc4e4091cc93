delete from "public"."tags" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared
