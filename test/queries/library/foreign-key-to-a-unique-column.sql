select "t0"."title", "t2"."name", "t2"."founded" from (select "t0"."title", "t0"."label_name", "t0"."id" from "public"."albums" as "t0" left join "public"."labels" as "t1" on "t0"."label_name" = "t1"."name" where "t1"."founded" < $1::date order by "t0"."id" asc limit $2) as "t0" left join "public"."labels" as "t2" on "t0"."label_name" = "t2"."name" order by "t0"."id" asc;
-- ["2000-01-01","100"]

select "t0"."name", (select count(*) from "public"."albums" as "t2" where "t2"."label_name" = "t0"."name") from "public"."labels" as "t0" where exists (select 1 from "public"."albums" as "t1" where "t1"."label_name" = "t0"."name" and "t1"."price" > $1::numeric) order by "t0"."id" asc limit $2;
-- ["20","100"]

select "t0"."title" from "public"."albums" as "t0" left join "public"."labels" as "t1" on "t0"."label_name" = "t1"."name" order by "t1"."founded" desc, "t0"."title" asc, "t0"."id" asc limit 100;
-- prepared

select 1, "t0"."price" from "public"."albums" as "t0" where "t0"."label_name" = $1::character varying order by "t0"."price" asc, "t0"."id" asc limit 100;
-- ["Second Floor"]
-- prepared
