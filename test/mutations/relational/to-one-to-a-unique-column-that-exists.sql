select k.n::text, t."id"::text, t."number"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."invoices" as t on t."id" = k.key order by t."id" for key share of t;
-- [["2"]]
-- prepared

insert into "public"."tickets" ("id", "invoice") select v."c0"::character varying, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["T-x"],["A-2"]]
-- prepared

select 1, "t0"."id", "t1"."number", "t1"."id" from "public"."tickets" as "t0" left join "public"."invoices" as "t1" on "t0"."invoice" = "t1"."number" where "t0"."id" = $1::character varying;
-- ["T-x"]
-- prepared
