select "t0"."id", "t0"."title", "t0"."limits", "t1"."id", "t1"."name" from (select "t0"."id", "t0"."title", "t0"."limits", "t0"."home" from "public"."settings" as "t0" order by "t0"."id" asc limit 1) as "t0" left join "public"."nodes" as "t1" on "t0"."home" = "t1"."id" order by "t0"."id" asc;
-- prepared

select "t0"."theme", "t0"."density", "t0"."note" from "public"."preferences" as "t0" order by "t0"."id" asc limit 1;
-- prepared
