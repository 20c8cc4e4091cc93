select "t1"."id", "t2"."id", "t3"."id", "t4"."id", "t5"."id", "t6"."id", "t7"."id", "t8"."id", "t8"."parent" from "public"."nodes" as "t0" left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" left join "public"."nodes" as "t2" on "t1"."parent" = "t2"."id" left join "public"."nodes" as "t3" on "t2"."parent" = "t3"."id" left join "public"."nodes" as "t4" on "t3"."parent" = "t4"."id" left join "public"."nodes" as "t5" on "t4"."parent" = "t5"."id" left join "public"."nodes" as "t6" on "t5"."parent" = "t6"."id" left join "public"."nodes" as "t7" on "t6"."parent" = "t7"."id" left join "public"."nodes" as "t8" on "t7"."parent" = "t8"."id" order by "t0"."sort" asc, "t0"."id" asc;
-- prepared

select 1, "t0"."name" from "public"."nodes" as "t0" where "t0"."id" = $1::integer;
-- ["8"]
-- prepared
