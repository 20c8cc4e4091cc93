select t."id"::text, t."age"::text, t."country"::text, t."joined"::text from "public"."members" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1","2"]]
-- prepared
