select "t0"."code", "t0"."settings" from "public"."countries" as "t0" order by "t0"."code" asc limit 100;
-- prepared

select "t0"."settings" from "public"."countries" as "t0" group by 1 order by 1 asc limit 100;
-- prepared
