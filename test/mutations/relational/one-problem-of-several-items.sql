select t."id"::text from "public"."cities" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["5","7"]]
-- prepared
