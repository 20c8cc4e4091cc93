select "t0"."id", "t0"."name" from "public"."pay" as "t0" order by "t0"."id" asc, "t0"."name" asc limit 100;
-- prepared

select "t0"."team", count("t0"."id") from "public"."staff" as "t0" group by 1 order by 1 asc limit 100;
-- prepared
