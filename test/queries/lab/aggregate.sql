select count(*), count("t0"."weight"), count(distinct "t0"."weight"), sum("t0"."weight"), avg("t0"."weight"), min("t0"."weight"), max("t0"."weight") from "public"."nodes" as "t0" limit 100;
-- prepared

select "t0"."status", count(*), sum("t0"."weight"), sum("t0"."id") from "public"."nodes" as "t0" group by 1 order by count("t0"."id") desc, 1 asc limit 100;
-- prepared

select case when isfinite("t0"."day") then extract(year from "t0"."day")::int end, "t1"."name", count("t0"."id") from "public"."nodes" as "t0" left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" where exists (select 1 from "public"."nodes_tags" as "t2" where "t2"."nodes_id" = "t0"."id") group by 1, 2 order by 1 asc, 2 asc limit $1;
-- ["100"]

select count(*), max("t0"."id") from "public"."empties" as "t0" limit 100;
-- prepared
