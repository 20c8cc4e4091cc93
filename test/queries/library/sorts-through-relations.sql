select "t0"."name" from "public"."tracks" as "t0" left join "public"."albums" as "t1" on "t0"."album_id" = "t1"."id" left join "public"."artists" as "t2" on "t1"."artist_id" = "t2"."id" order by "t2"."name" asc, "t1"."released" desc, "t0"."position" asc, "t0"."id" asc limit 5;
-- prepared

select "t0"."title" from "public"."albums" as "t0" order by (select "t1"."milliseconds" from "public"."tracks" as "t1" where "t1"."album_id" = "t0"."id" order by "t1"."milliseconds" desc nulls last limit 1) desc, "t0"."id" asc limit 100;
-- prepared

select "t0"."name" from "public"."artists" as "t0" order by (select (select "t3"."name" from "public"."tracks" as "t2" left join "public"."genres" as "t3" on "t2"."genre" = "t3"."code" where "t2"."album_id" = "t1"."id" order by "t3"."name" asc nulls last limit 1) from "public"."albums" as "t1" where "t1"."artist_id" = "t0"."id" order by (select "t3"."name" from "public"."tracks" as "t2" left join "public"."genres" as "t3" on "t2"."genre" = "t3"."code" where "t2"."album_id" = "t1"."id" order by "t3"."name" asc nulls last limit 1) asc nulls last limit 1) asc, (select count(*) from "public"."albums" as "t4" where "t4"."producer_id" = "t0"."id") desc, "t0"."id" asc limit 100;
-- prepared

select "t0"."name" from "public"."playlists" as "t0" order by (select "t2"."name" from "public"."playlist_track" as "t1" left join "public"."tracks" as "t2" on "t1"."track_id" = "t2"."id" where "t1"."playlist_id" = "t0"."id" order by "t2"."name" desc nulls last limit 1) desc, "t0"."id" asc limit 100;
-- prepared

select "t0"."name", "t0"."id" from "public"."artists" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."invoices" as "t0" order by extract(hour from "t0"."issued_at")::int desc, floor(extract(second from "t0"."paid_at"))::int asc, "t0"."id" asc limit 100;
-- prepared

select k.n, "t0"."title" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."title", "t0"."id", "t1"."name" as "sort 0", (select "t2"."body" from "public"."liner_notes" as "t2" where "t2"."album_id" = "t0"."id" order by "t2"."body" asc nulls last limit 1) as "sort 1" from "public"."albums" as "t0" left join "public"."labels" as "t1" on "t0"."label_name" = "t1"."name" where "t0"."artist_id" = k.key order by "t1"."name" desc, (select "t2"."body" from "public"."liner_notes" as "t2" where "t2"."album_id" = "t0"."id" order by "t2"."body" asc nulls last limit 1) asc, "t0"."id" asc limit 1) as "t0" order by k.n, "t0"."sort 0" desc, "t0"."sort 1" asc, "t0"."id" asc;
-- [["1","2","3","4"]]
-- prepared
