select "t0"."name" from "public"."nodes" as "t0" order by "t0"."sort" asc, "t0"."id" asc limit 2;
-- prepared
