select "t0"."name", "t1"."code", "t1"."name", extract(month from "t1"."founded")::int from (select "t0"."name", "t0"."country", "t0"."id" from "public"."cities" as "t0" where "t0"."id" = $1::integer order by "t0"."id" asc limit $2) as "t0" left join "public"."countries" as "t1" on "t0"."country" = "t1"."code" order by "t0"."id" asc;
-- ["1","100"]

select 1, "t0"."name" from "public"."cities" as "t0" where "t0"."country" = $1::bpchar order by "t0"."id" asc limit 1;
-- ["GB "]
-- prepared
