select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.orders_id_seq","public.lines_id_seq"],["1","2"]]
-- prepared

insert into "public"."orders" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1"],["Big"]]
-- prepared

insert into "public"."lines" ("id", "order") select v."c0"::integer, v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1","2"],["1","1"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."orders" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared

select k.n, "t0"."order_name" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."order_name", "t0"."id" from "public"."lines" as "t0" where "t0"."order" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1"]]
-- prepared
