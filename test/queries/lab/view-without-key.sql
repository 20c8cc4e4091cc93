select "t0"."status", "t0"."weight", "t0"."nodes", "t0"."first_day" from "public"."node_counts" as "t0" order by "t0"."status" asc, "t0"."weight" asc, "t0"."nodes" asc, "t0"."first_day" asc limit 3;
-- prepared

select count(*) from "public"."node_counts" as "t0" limit 100;
-- prepared
