select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."invoices" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."invoice"::text from "public"."invoice_lines" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."invoice" = k1.key where t."id" = any($3::integer[]) or t."invoice" = any($4::integer[]) order by t."id" for update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

delete from "public"."invoice_lines" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

select 1, "t0"."id" from "public"."invoices" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."label" from "public"."invoice_lines" as "t0" where "t0"."invoice" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
