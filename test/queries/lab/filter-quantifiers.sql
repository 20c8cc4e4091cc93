select "t0"."id" from "public"."nodes" as "t0" where exists (select 1 from "public"."nodes_tags" as "t1" left join "public"."tags" as "t2" on "t1"."tags_code" = "t2"."code" where "t1"."nodes_id" = "t0"."id" and ("t2"."label" = $1::character varying and "t1"."sort" > $2::integer)) order by "t0"."sort" asc, "t0"."id" asc limit $3;
-- ["Hot","1","100"]

select "t0"."id" from "public"."nodes" as "t0" where not exists (select 1 from "public"."nodes_tags" as "t1" left join "public"."tags" as "t2" on "t1"."tags_code" = "t2"."code" where "t1"."nodes_id" = "t0"."id" and "t2"."label" = $1::character varying) order by "t0"."sort" asc, "t0"."id" asc limit $2;
-- ["Hot","100"]

select "t0"."id" from "public"."nodes" as "t0" where not exists (select 1 from "public"."nodes_tags" as "t1" where "t1"."nodes_id" = "t0"."id" and not (("t1"."sort" is not null) is true)) order by "t0"."sort" asc, "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."nodes" as "t0" where exists (select 1 from "public"."nodes_tags" as "t1" where "t1"."nodes_id" = "t0"."id") order by "t0"."sort" asc, "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."nodes" as "t0" where not exists (select 1 from "public"."nodes_tags" as "t1" where "t1"."nodes_id" = "t0"."id") order by "t0"."sort" asc, "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."nodes" as "t0" left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" where exists (select 1 from "public"."nodes" as "t2" where "t2"."parent" = "t1"."id" and not exists (select 1 from "public"."nodes_tags" as "t3" where "t3"."nodes_id" = "t2"."id" and "t3"."note" is null)) order by "t0"."sort" asc, "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."nodes" as "t0" where (exists (select 1 from "public"."nodes_tags" as "t1" left join "public"."tags" as "t2" on "t1"."tags_code" = "t2"."code" where "t1"."nodes_id" = "t0"."id" and "t2"."code" = $1::text) and exists (select 1 from "public"."nodes_tags" as "t3" left join "public"."tags" as "t4" on "t3"."tags_code" = "t4"."code" where "t3"."nodes_id" = "t0"."id" and "t4"."code" = $2::text)) order by "t0"."sort" asc, "t0"."id" asc limit $3;
-- ["hot","cold","100"]
