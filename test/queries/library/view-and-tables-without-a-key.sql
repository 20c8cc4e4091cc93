select "t0"."album_id", "t0"."title", "t0"."tracks", "t0"."milliseconds" from "public"."album_lengths" as "t0" order by "t0"."milliseconds" desc, "t0"."album_id" asc, "t0"."title" asc, "t0"."tracks" asc limit 100;
-- prepared

select "t0"."title" from "public"."album_lengths" as "t0" where "t0"."milliseconds" > $1::bigint order by "t0"."album_id" asc, "t0"."title" asc, "t0"."tracks" asc, "t0"."milliseconds" asc limit $2;
-- ["600000","100"]

select "t1"."id", "t1"."name", "t0"."played_at", "t0"."volume" from (select "t0"."played_at", "t0"."volume", "t0"."track_id" from "public"."play_log" as "t0" order by "t0"."track_id" asc, "t0"."played_at" asc, "t0"."volume" asc limit 100) as "t0" left join "public"."tracks" as "t1" on "t0"."track_id" = "t1"."id" order by "t0"."track_id" asc, "t0"."played_at" asc, "t0"."volume" asc;
-- prepared

select "t0"."played_at", "t1"."id" from (select "t0"."played_at", "t0"."track_id", "t0"."volume" from "public"."play_log" as "t0" order by "t0"."track_id" asc, "t0"."played_at" asc, "t0"."volume" asc limit $1 offset $2) as "t0" left join "public"."tracks" as "t1" on "t0"."track_id" = "t1"."id" order by "t0"."track_id" asc, "t0"."played_at" asc, "t0"."volume" asc;
-- ["2","1"]

select "t0"."name", "t0"."id", (select count(*) from "public"."play_log" as "t2" where "t2"."track_id" = "t0"."id") from "public"."tracks" as "t0" where exists (select 1 from "public"."play_log" as "t1" where "t1"."track_id" = "t0"."id" and "t1"."volume" > $1::integer) order by "t0"."id" asc limit $2;
-- ["3","100"]

select "t0"."room", "t0"."number", "t0"."capacity" from "public"."shelves" as "t0" order by "t0"."room" asc, "t0"."number" asc, "t0"."capacity" asc limit 100;
-- prepared

select "t0"."room", extract(month from "t0"."checked_on")::int, sum("t0"."missing") from "public"."shelf_checks" as "t0" group by 1, 2 order by 1 asc, 2 asc limit 100;
-- prepared

select count(*), count("t0"."volume"), count(distinct "t0"."volume"), count(distinct "t0"."played_at") from "public"."play_log" as "t0" limit 100;
-- prepared

select 1, "t0"."volume" from "public"."play_log" as "t0" where "t0"."track_id" = $1::uuid order by "t0"."track_id" asc, "t0"."played_at" asc, "t0"."volume" asc limit 1;
-- ["00000000-0000-4000-8000-000000000001"]
-- prepared
