select "t0"."name", "t1"."code", "t1"."name", extract(month from "t1"."founded")::int from (select "t0"."name", "t0"."country", "t0"."id" from "public"."cities" as "t0" where "t0"."id" = $1::integer order by "t0"."id" asc limit $2) as "t0" left join "public"."countries" as "t1" on "t0"."country" = "t1"."code" order by "t0"."id" asc;
-- ["1","100"]

select k.n, "t0"."name" from unnest($1::bpchar[]) with ordinality as k(key, n) cross join lateral (select "t0"."name", "t0"."id" from "public"."cities" as "t0" where "t0"."country" = k.key order by "t0"."id" asc limit 1) as "t0" order by k.n, "t0"."id" asc;
-- [["GB "]]
-- prepared
