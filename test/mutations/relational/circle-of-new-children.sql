select t."id"::text, t."parent"::text from "public"."menu_items" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["501"]]
-- prepared
