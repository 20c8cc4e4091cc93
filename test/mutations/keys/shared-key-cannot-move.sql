select t."id"::text from "public"."accounts" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["2","1"]]
-- prepared

select t."id"::text from "public"."profiles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."id"::text from "public"."profiles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["2"]]
-- prepared
