select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.orders_id_seq","public.lines_id_seq"],["1","2"]]
-- prepared

insert into "public"."orders" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1"],["Big"]]
-- prepared

insert into "public"."lines" ("id", "order") select v."c0"::integer, v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1","2"],["1","1"]]
-- prepared

select 1, "t0"."id" from "public"."orders" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."order_name" from "public"."lines" as "t0" where "t0"."order" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
