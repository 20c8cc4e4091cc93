select "t0"."id", "t1"."id", "t1"."city", "t1"."street", "t2"."id", "t2"."city", "t2"."street" from (select "t0"."id", "t0"."billing_address_id", "t0"."shipping_address_id" from "public"."invoices" as "t0" order by "t0"."id" asc limit 100) as "t0" left join "public"."addresses" as "t1" on "t0"."billing_address_id" = "t1"."id" left join "public"."addresses" as "t2" on "t0"."shipping_address_id" = "t2"."id" order by "t0"."id" asc;
-- prepared

select "t0"."id", "t0"."city" from "public"."addresses" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."invoices" as "t0" left join "public"."addresses" as "t1" on "t0"."billing_address_id" = "t1"."id" left join "public"."addresses" as "t2" on "t0"."shipping_address_id" = "t2"."id" where ("t1"."city" = $1::character varying and "t2"."street" <> $2::character varying) order by "t0"."id" asc limit $3;
-- ["Leeds","1 Canal Row","100"]

select "t0"."id" from "public"."invoices" as "t0" left join "public"."addresses" as "t1" on "t0"."billing_address_id" = "t1"."id" left join "public"."addresses" as "t2" on "t0"."shipping_address_id" = "t2"."id" where ("t1"."country" = $1::bpchar or "t2"."id" = $2::bigint) order by "t0"."id" asc limit $3;
-- ["PT","3","100"]

select "t0"."id" from "public"."invoices" as "t0" left join "public"."addresses" as "t1" on "t0"."billing_address_id" = "t1"."id" left join "public"."addresses" as "t2" on "t0"."shipping_address_id" = "t2"."id" where ("t1"."id" is null and "t2"."id" is null) order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."name" from "public"."artists" as "t0" where exists (select 1 from "public"."albums" as "t1" left join "public"."artists" as "t2" on "t1"."producer_id" = "t2"."id" where "t1"."artist_id" = "t0"."id" and "t2"."name" = $1::character varying) order by "t0"."name" desc, "t0"."id" asc limit $2;
-- ["The Paper Weights","100"]

select k.n, "t0"."id" from unnest($1::bigint[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."invoices" as "t0" where "t0"."billing_address_id" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["2","3","9007199254740993"]]
-- prepared

select k.n, "t0"."id" from unnest($1::bigint[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."invoices" as "t0" where "t0"."shipping_address_id" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["2","3","9007199254740993"]]
-- prepared
