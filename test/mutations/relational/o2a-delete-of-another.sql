select t."id"::text from "public"."articles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."item"::text from "public"."comments" as t where t."item" = any($1::character varying[]) and t."collection" = $2 order by t."id" for no key update;
-- [["1"],"articles"]
-- prepared
