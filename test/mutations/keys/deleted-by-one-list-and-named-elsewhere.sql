select t."id"::text from "public"."branches" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."branch"::text from "public"."leaves" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."branch"::text from "public"."leaves" as t where t."branch" = any($1::integer[]) order by t."id" for update;
-- [["1"]]
-- prepared

select t."id"::text, t."tree"::text from "public"."leaves" as t where t."tree" = any($1::integer[]) order by t."id" for update;
-- [["1"]]
-- prepared
