select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."invoices" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.invoice_lines_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."invoice_lines" as t on t."invoice" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

delete from "public"."invoice_lines" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

insert into "public"."invoice_lines" ("id", "amount", "invoice", "label") select v."c0"::integer, v."c1"::numeric, v."c2"::integer, v."c3"::character varying from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["1001"],["1.1"],["1"],["Clips"]]
-- prepared

select 1, "t0"."id" from "public"."invoices" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."label", "t0"."amount" from "public"."invoice_lines" as "t0" where "t0"."invoice" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
