select t."id"::text from "public"."invoices" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."invoice"::text from "public"."invoice_reminders" as t where t."invoice" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

update "public"."invoice_reminders" as t set "invoice" = $1::integer where t."id" = any($2::integer[]);
-- [null,["1"]]
-- prepared
