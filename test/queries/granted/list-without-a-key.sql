select "t0"."room" from "public"."visits" as "t0" order by "t0"."room" asc limit 100;
-- prepared

select count(*), count("t0"."room") from "public"."visits" as "t0" limit 100;
-- prepared
