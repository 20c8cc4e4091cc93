select t."id"::text, t."invoice"::text from "public"."invoice_lines" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text from "public"."invoices" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."invoice"::text from "public"."invoice_lines" as t where t."invoice" = any($1::integer[]) order by t."id" for update;
-- [["1"]]
-- prepared

delete from "public"."invoice_lines" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["2"]]
-- prepared

update "public"."invoice_lines" as t set "amount" = v."c1"::numeric from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["1"],["12345678"]]
-- prepared
