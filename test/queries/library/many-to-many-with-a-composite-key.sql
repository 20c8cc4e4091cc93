select "t0"."name", "t0"."id" from "public"."playlists" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."name", "t0"."id", (select count(*) from "public"."playlist_track" as "t3" where "t3"."track_id" = "t0"."id") from "public"."tracks" as "t0" where exists (select 1 from "public"."playlist_track" as "t1" left join "public"."playlists" as "t2" on "t1"."playlist_id" = "t2"."id" where "t1"."track_id" = "t0"."id" and "t2"."name" = $1::character varying) order by "t0"."name" asc, "t0"."id" asc limit $2;
-- ["Closing time","100"]

select "t2"."id", "t3"."id", "t3"."name" from (select "t0"."playlist_id", "t0"."track_id", "t1"."name" as "sort 0" from "public"."playlist_track" as "t0" left join "public"."tracks" as "t1" on "t0"."track_id" = "t1"."id" order by "t1"."name" desc, "t0"."playlist_id" asc, "t0"."track_id" asc limit $1 offset $2) as "t0" left join "public"."playlists" as "t2" on "t0"."playlist_id" = "t2"."id" left join "public"."tracks" as "t3" on "t0"."track_id" = "t3"."id" order by "t0"."sort 0" desc, "t0"."playlist_id" asc, "t0"."track_id" asc;
-- ["3","1"]

select "t0"."name" from "public"."playlists" as "t0" where not exists (select 1 from "public"."playlist_track" as "t1" where "t1"."playlist_id" = "t0"."id") order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."name" from "public"."playlists" as "t0" where not exists (select 1 from "public"."playlist_track" as "t1" left join "public"."tracks" as "t2" on "t1"."track_id" = "t2"."id" left join "public"."albums" as "t3" on "t2"."album_id" = "t3"."id" left join "public"."artists" as "t4" on "t3"."artist_id" = "t4"."id" where "t1"."playlist_id" = "t0"."id" and not (("t4"."name" <> $1::character varying) is true)) order by "t0"."id" asc limit $2;
-- ["Orquesta Madrugada","100"]

select "t0"."key n", "t1"."id", "t1"."name", "t2"."id", "t2"."title" from (select k.n as "key n", "t0".* from unnest($1::smallint[]) with ordinality as k(key, n) cross join lateral (select "t0"."track_id", "t0"."playlist_id" from "public"."playlist_track" as "t0" where "t0"."playlist_id" = k.key order by "t0"."playlist_id" asc, "t0"."track_id" asc limit 100) as "t0" offset 0) as "t0" left join "public"."tracks" as "t1" on "t0"."track_id" = "t1"."id" left join "public"."albums" as "t2" on "t1"."album_id" = "t2"."id" order by "t0"."key n", "t0"."playlist_id" asc, "t0"."track_id" asc;
-- [["1","2","3"]]
-- prepared

select "t0"."key n", "t2"."id", "t2"."name" from (select k.n as "key n", "t0".* from unnest($1::uuid[]) with ordinality as k(key, n) cross join lateral (select "t0"."playlist_id", "t0"."track_id", "t1"."name" as "sort 0" from "public"."playlist_track" as "t0" left join "public"."playlists" as "t1" on "t0"."playlist_id" = "t1"."id" where "t0"."track_id" = k.key order by "t1"."name" desc, "t0"."playlist_id" asc, "t0"."track_id" asc limit 1) as "t0" offset 0) as "t0" left join "public"."playlists" as "t2" on "t0"."playlist_id" = "t2"."id" order by "t0"."key n", "t0"."sort 0" desc, "t0"."playlist_id" asc, "t0"."track_id" asc;
-- [["00000000-0000-4000-8000-000000000009","00000000-0000-4000-8000-000000000005","00000000-0000-4000-8000-000000000004"]]
-- prepared
