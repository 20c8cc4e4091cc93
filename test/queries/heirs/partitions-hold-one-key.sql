select "t1"."id", "t1"."name" from (select "t0"."room", "t0"."id" from "public"."beds" as "t0" order by "t0"."id" asc limit 100) as "t0" left join "public"."rooms" as "t1" on "t0"."room" = "t1"."id" order by "t0"."id" asc;
-- prepared

select "t0"."id" from "public"."rooms" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."beds" as "t0" where "t0"."room" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1","11"]]
-- prepared
