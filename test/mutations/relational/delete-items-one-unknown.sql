delete from "public"."cities" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["7","999"]]
-- prepared

select t."id"::text from "public"."cities" as t where t."id" = any($1::integer[]);
-- [["7","999"]]
-- prepared
