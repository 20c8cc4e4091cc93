select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."invoices" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."invoice_reminders" as t on t."invoice" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared
