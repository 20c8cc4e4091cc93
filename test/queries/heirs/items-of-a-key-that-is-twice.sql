select "t0"."id", "t0"."name" from "public"."animals" as "t0" order by "t0"."name" asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."id", "t0"."name", "t0"."breed" from "public"."dogs" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select 1, "t0"."id" from "public"."animals" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."visits" as "t0" where "t0"."animal" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1","2","7"]]
-- prepared
