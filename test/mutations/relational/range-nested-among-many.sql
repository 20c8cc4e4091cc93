select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."invoices" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."invoice"::text from "public"."invoice_lines" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."invoice" = k1.key where t."id" = any($3::integer[]) or t."invoice" = any($4::integer[]) order by t."id" for update of t;
-- [["1","2"],["1"],["1","2"],["1"]]
-- prepared

update "public"."invoice_lines" as t set "amount" = v."c1"::numeric from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1","2"],["1","12345678"]]
-- prepared

select 1, "t0"."id" from "public"."invoices" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
