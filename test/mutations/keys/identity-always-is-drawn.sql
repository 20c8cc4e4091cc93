select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.customers_id_seq","public.orders_id_seq"],["1","2"]]
-- prepared

with "w0" as (insert into "public"."customers" ("id", "name") overriding system value select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."orders" ("id", "customer", "label") overriding system value select v."c0"::bigint, v."c1"::integer, v."c2"::text from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["1001"],["new"],["1001","1002"],["1001","1001"],["first","second"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."customers" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select 1, "t0"."id", "t0"."label" from "public"."orders" as "t0" where "t0"."customer" = $1::integer order by "t0"."id" asc limit 100;
-- ["1001"]
-- prepared
