select t."id"::text, t."age"::text from "public"."members" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["2"]]
-- prepared
