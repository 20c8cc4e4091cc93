select k.n::text, t."code"::text from unnest($1::character varying[]) with ordinality as k (key, n) join "public"."languages" as t on t."code" = k.key order by t."code" for no key update of t;
-- [["de"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.invoices_id_seq","public.invoice_lines_id_seq"],["1","1"]]
-- prepared

with "w0" as (insert into "public"."invoices" ("id", "number") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text, "number"::text), "w1" as (insert into "public"."languages" ("code", "name") select v."c0"::character varying, v."c1"::character varying from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "code"::text), "w2" as (insert into "public"."invoice_lines" ("id", "invoice", "label") select v."c0"::integer, v."c1"::integer, v."c2"::character varying from unnest($5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".*, null::text from "w1" union all select '2', "w2".*, null::text from "w2";
-- [["1001"],["B-1"],["de"],["Deutsch"],["1001"],["1001"],["Pens"]]
-- prepared

insert into "public"."tickets" ("id", "invoice", "language") select v."c0"::character varying, v."c1"::character varying, v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["T-x"],["B-1"],["de"]]
-- prepared

select 1, "t0"."id", "t1"."number", "t1"."id", "t2"."code", "t2"."name" from "public"."tickets" as "t0" left join "public"."invoices" as "t1" on "t0"."invoice" = "t1"."number" left join "public"."languages" as "t2" on "t0"."language" = "t2"."code" where "t0"."id" = $1::character varying;
-- ["T-x"]
-- prepared

select 1, "t0"."label" from "public"."invoice_lines" as "t0" where "t0"."invoice" = $1::integer order by "t0"."id" asc limit 100;
-- ["1001"]
-- prepared
