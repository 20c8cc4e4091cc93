insert into "public"."customers" ("id", "name") overriding system value select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["70"],["stated"]]
-- prepared

select 1, "t0"."id" from "public"."customers" as "t0" where "t0"."id" = $1::integer;
-- ["70"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."customers" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.orders_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."customer"::text from "public"."orders" as t left join unnest($1::bigint[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."customer" = k1.key where t."id" = any($3::bigint[]) or t."customer" = any($4::integer[]) order by t."id" for no key update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

update "public"."orders" as t set "customer" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::bigint returning v.n::text;
-- [["1"],[null]]
-- prepared

update "public"."orders" as t set "label" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::bigint returning v.n::text;
-- [["2"],["kept"]]
-- prepared

insert into "public"."orders" ("id", "customer", "label") overriding system value select v."c0"::bigint, v."c1"::integer, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001"],["1"],["new"]]
-- prepared

select 1, "t0"."id" from "public"."customers" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."label" from "public"."orders" as "t0" where "t0"."customer" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
