select k.n::text, t."id"::text, t."number"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."invoices" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

insert into "public"."tickets" ("id", "invoice") select v."c0"::character varying, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["T-x"],["A-2"]]
-- prepared

select k.n, "t0"."id", "t1"."number", "t1"."id" from unnest($1::character varying[]) with ordinality as k(key, n) inner join "public"."tickets" as "t0" on "t0"."id" = k.key left join "public"."invoices" as "t1" on "t0"."invoice" = "t1"."number";
-- [["T-x"]]
-- prepared
