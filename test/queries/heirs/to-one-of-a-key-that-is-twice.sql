select "t0"."id", "t1"."id", "t1"."name", "t1"."age", "t2"."id", "t2"."name", "t3"."id", "t3"."name" from (select "t0"."id", "t0"."animal", "t0"."follow_up", "t0"."owner" from "public"."visits" as "t0" order by "t0"."id" asc limit 100) as "t0" left join lateral (select "t1"."id", "t1"."name", "t1"."age" from "public"."animals" as "t1" where "t0"."animal" = "t1"."id" order by "t1"."tableoid" <> '"public"."animals"'::regclass, "t1"."tableoid" limit 1) as "t1" on true left join lateral (select "t2"."id", "t2"."name", "t2"."age" from "public"."animals" as "t2" where "t0"."follow_up" = "t2"."id" order by "t2"."tableoid" <> '"public"."animals"'::regclass, "t2"."tableoid" limit 1) as "t2" on true left join "public"."owners" as "t3" on "t0"."owner" = "t3"."id" order by "t0"."id" asc;
-- prepared

select "t0"."id", "t1"."id", "t1"."name" from (select "t0"."id", "t0"."animal" from "public"."visits" as "t0" order by "t0"."id" asc limit 2) as "t0" left join lateral (select "t1"."id", "t1"."name", "t1"."age" from "public"."animals" as "t1" where "t0"."animal" = "t1"."id" order by "t1"."tableoid" <> '"public"."animals"'::regclass, "t1"."tableoid" limit 1) as "t1" on true order by "t0"."id" asc;
-- prepared

select "t0"."id" from "public"."visits" as "t0" left join lateral (select "t1"."id", "t1"."name", "t1"."age" from "public"."animals" as "t1" where "t0"."animal" = "t1"."id" order by "t1"."tableoid" <> '"public"."animals"'::regclass, "t1"."tableoid" limit 1) as "t1" on true where "t1"."age" > $1::integer order by "t0"."id" asc limit $2;
-- ["0","100"]

select "t0"."id" from "public"."visits" as "t0" left join lateral (select "t1"."id", "t1"."name", "t1"."age" from "public"."animals" as "t1" where "t0"."animal" = "t1"."id" order by "t1"."tableoid" <> '"public"."animals"'::regclass, "t1"."tableoid" limit 1) as "t1" on true order by "t1"."name" desc, "t0"."id" asc limit 100;
-- prepared

select "t1"."id", "t1"."name" from (select "t0"."animal", "t0"."id" from "public"."visits" as "t0" order by "t0"."id" asc limit $1) as "t0" left join lateral (select "t1"."id", "t1"."name", "t1"."age" from "public"."animals" as "t1" where "t0"."animal" = "t1"."id" and "t1"."age" > $2::integer order by "t1"."tableoid" <> '"public"."animals"'::regclass, "t1"."tableoid" limit 1) as "t1" on true order by "t0"."id" asc;
-- ["100","10"]

select "t1"."name", count(*) from "public"."visits" as "t0" left join lateral (select "t1"."id", "t1"."name", "t1"."age" from "public"."animals" as "t1" where "t0"."animal" = "t1"."id" order by "t1"."tableoid" <> '"public"."animals"'::regclass, "t1"."tableoid" limit 1) as "t1" on true group by 1 order by 1 asc limit 100;
-- prepared
