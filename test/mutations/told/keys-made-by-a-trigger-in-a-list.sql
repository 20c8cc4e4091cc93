select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.order_lines_id_seq"],["1"]]
-- prepared

insert into "public"."orders" ("id", "customer") select v."c0"::text, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["?","!"],["Ann","Ben"]]
-- prepared

insert into "public"."order_lines" ("id", "label", "order") select v."c0"::integer, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1"],["a"],["ORD-ben"]]
-- prepared

select "t0"."id" from "public"."orders" as "t0" where "t0"."id" = any($1::text[]) order by "t0"."id" asc;
-- [["ORD-ann","ORD-ben"]]

select k.n, "t0"."label" from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."label", "t0"."id" from "public"."order_lines" as "t0" where "t0"."order" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["ORD-ann","ORD-ben"]]
-- prepared
