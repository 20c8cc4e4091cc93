select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."invoices" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.invoice_lines_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."invoice"::text from "public"."invoice_lines" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."invoice" = k1.key where t."id" = any($3::integer[]) or t."invoice" = any($4::integer[]) order by t."id" for update of t;
-- [["1","2"],["1","2"],["1","2"],["1","2"]]
-- prepared

delete from "public"."invoice_lines" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["3"]]
-- prepared

update "public"."invoice_lines" as t set "invoice" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["2"]]
-- prepared

insert into "public"."invoice_lines" ("id", "invoice", "label") select v."c0"::integer, v."c1"::integer, v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001"],["2"],["New"]]
-- prepared

select "t0"."id" from "public"."invoices" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2"]]

select k.n, "t0"."id", "t0"."label" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id", "t0"."label" from "public"."invoice_lines" as "t0" where "t0"."invoice" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1","2"]]
-- prepared
