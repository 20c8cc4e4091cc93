select "t0"."code", "t0"."founded", "t0"."seen", "t0"."noted", case when isfinite("t0"."founded") then extract(year from "t0"."founded")::int end, extract(month from "t0"."founded")::int, extract(dow from "t0"."founded")::int, case when isfinite("t0"."seen") then extract(year from "t0"."seen")::int end, extract(hour from "t0"."seen")::int, case when isfinite("t0"."noted") then extract(year from "t0"."noted")::int end from "public"."countries" as "t0" order by "t0"."code" asc limit 100;
-- prepared

select "t0"."code" from "public"."countries" as "t0" where case when isfinite("t0"."founded") then extract(year from "t0"."founded")::int end < $1::integer order by "t0"."code" asc limit $2;
-- ["0","100"]

select "t0"."code" from "public"."countries" as "t0" order by case when isfinite("t0"."founded") then extract(year from "t0"."founded")::int end desc, "t0"."code" asc limit 100;
-- prepared

select case when isfinite("t0"."seen") then extract(year from "t0"."seen")::int end, count(*) from "public"."countries" as "t0" group by 1 order by 1 asc limit 100;
-- prepared
