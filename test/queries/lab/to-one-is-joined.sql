select "t0"."name", "t1"."id", "t1"."name", "t2"."id", "t2"."name" from (select "t0"."name", "t0"."parent", "t0"."id" from "public"."nodes" as "t0" order by "t0"."name" desc, "t0"."id" asc limit 3) as "t0" left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" left join "public"."nodes" as "t2" on "t1"."parent" = "t2"."id" order by "t0"."name" desc, "t0"."id" asc;
-- prepared
