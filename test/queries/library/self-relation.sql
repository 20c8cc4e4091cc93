select "t0"."first_name", "t0"."id" from "public"."employees" as "t0" left join "public"."employees" as "t1" on "t0"."reports_to" = "t1"."id" where "t1"."id" is null order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."code", "t1"."code", "t2"."code" from (select "t0"."code", "t0"."parent_code" from "public"."genres" as "t0" order by "t0"."code" asc limit 100) as "t0" left join "public"."genres" as "t1" on "t0"."parent_code" = "t1"."code" left join "public"."genres" as "t2" on "t1"."parent_code" = "t2"."code" order by "t0"."code" asc;
-- prepared

select "t0"."first_name" from "public"."employees" as "t0" left join "public"."employees" as "t1" on "t0"."reports_to" = "t1"."id" where exists (select 1 from "public"."employees" as "t2" where "t2"."reports_to" = "t1"."id" and "t2"."first_name" = $1::character varying) order by "t0"."id" asc limit $2;
-- ["Di","100"]

select "t0"."first_name", (select count(*) from "public"."employees" as "t2" where "t2"."reports_to" = "t0"."id") from "public"."employees" as "t0" where (select count(*) from "public"."employees" as "t1" where "t1"."reports_to" = "t0"."id") >= $1::bigint order by "t0"."id" asc limit $2;
-- ["2","100"]

select 1, "t0"."first_name", "t0"."id" from "public"."employees" as "t0" where "t0"."reports_to" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select k.n, "t0"."code" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."code" from "public"."genres" as "t0" where "t0"."parent_code" = k.key order by "t0"."code" asc limit 100) as "t0" order by k.n, "t0"."code" asc;
-- [["FADO","FOLK","INDIE","NONE","ROCK"]]
-- prepared

select 1, "t0"."first_name" from "public"."employees" as "t0" where "t0"."reports_to" = $1::integer order by "t0"."first_name" desc, "t0"."id" asc limit 100;
-- ["2"]
-- prepared
