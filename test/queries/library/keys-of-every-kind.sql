select "t0"."name" from "public"."tracks" as "t0" where "t0"."id" = any($1::uuid[]) order by "t0"."id" asc limit $2;
-- [["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-00000000000C"],"100"]

select "t0"."name" from "public"."genres" as "t0" where "t0"."code" = any($1::character varying[]) order by "t0"."code" asc limit $2;
-- [["ROCK","FOLK","x\"},{"],"100"]

select "t0"."city" from "public"."addresses" as "t0" where "t0"."id" = any($1::bigint[]) order by "t0"."id" asc limit $2;
-- [["9007199254740993","2"],"100"]

select 1, "t0"."id", "t0"."name" from "public"."tracks" as "t0" where "t0"."id" = $1::uuid;
-- ["00000000-0000-4000-8000-00000000000A"]
-- prepared

select 1, "t0"."name" from "public"."genres" as "t0" where "t0"."code" = $1::character varying;
-- ["FADO"]
-- prepared

select 1, "t0"."id", "t0"."street" from "public"."addresses" as "t0" where "t0"."id" = $1::bigint;
-- ["9007199254740993"]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."playlists" as "t0" where "t0"."id" = $1::smallint;
-- ["3"]
-- prepared

select 1, "t0"."signed_by" from "public"."liner_notes" as "t0" where "t0"."album_id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t1"."id" from (select "t0"."track_id", "t0"."playlist_id" from "public"."playlist_track" as "t0" where "t0"."playlist_id" = $1::smallint order by "t0"."playlist_id" asc, "t0"."track_id" asc limit 100) as "t0" left join "public"."tracks" as "t1" on "t0"."track_id" = "t1"."id" order by "t0"."playlist_id" asc, "t0"."track_id" asc;
-- ["3"]
-- prepared
