select "t0"."name", "t0"."place" from "public"."shapes" as "t0" order by "t0"."name" asc, "t0"."place"::text asc, "t0"."settings" asc, "t0"."marks" asc, "t0"."span" asc limit 100;
-- prepared

select "t0"."place"::text, "t0"."marks", count(*) from "public"."shapes" as "t0" group by 1, 2 order by 1 asc, 2 asc limit 100;
-- prepared
