select "t0"."id", "t0"."whole", "t0"."price", "t0"."exact", "t0"."reading", "t0"."rough" from "public"."measures" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select max("t0"."reading"), min("t0"."whole"), min("t0"."price"), sum("t0"."rough"), sum("t0"."big"), avg("t0"."price") from "public"."measures" as "t0" limit 100;
-- prepared

select "t0"."reading", count(*) from "public"."measures" as "t0" group by 1 order by 1 asc limit 100;
-- prepared
