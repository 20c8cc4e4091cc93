select "t0"."name" from "public"."tracks" as "t0" where "t0"."id" = any($1::uuid[]) order by "t0"."id" asc limit $2;
-- [["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-00000000000C"],"100"]

select "t0"."name" from "public"."genres" as "t0" where "t0"."code" = any($1::character varying[]) order by "t0"."code" asc limit $2;
-- [["ROCK","FOLK","x\"},{"],"100"]

select "t0"."city" from "public"."addresses" as "t0" where "t0"."id" = any($1::bigint[]) order by "t0"."id" asc limit $2;
-- [["9007199254740993","2"],"100"]

select k.n, "t0"."id", "t0"."name" from unnest($1::uuid[]) with ordinality as k(key, n) inner join "public"."tracks" as "t0" on "t0"."id" = k.key;
-- [["00000000-0000-4000-8000-00000000000A"]]
-- prepared

select k.n, "t0"."name" from unnest($1::character varying[]) with ordinality as k(key, n) inner join "public"."genres" as "t0" on "t0"."code" = k.key;
-- [["FADO"]]
-- prepared

select k.n, "t0"."id", "t0"."street" from unnest($1::bigint[]) with ordinality as k(key, n) inner join "public"."addresses" as "t0" on "t0"."id" = k.key;
-- [["9007199254740993"]]
-- prepared

select k.n, "t0"."name", "t0"."id" from unnest($1::smallint[]) with ordinality as k(key, n) inner join "public"."playlists" as "t0" on "t0"."id" = k.key;
-- [["3"]]
-- prepared

select k.n, "t0"."signed_by" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."liner_notes" as "t0" on "t0"."album_id" = k.key;
-- [["1"]]
-- prepared

select k.n, "t1"."id" from unnest($1::smallint[]) with ordinality as k(key, n) cross join lateral (select "t0"."track_id", "t0"."playlist_id" from "public"."playlist_track" as "t0" where "t0"."playlist_id" = k.key order by "t0"."playlist_id" asc, "t0"."track_id" asc limit 100) as "t0" left join "public"."tracks" as "t1" on "t0"."track_id" = "t1"."id" order by k.n, "t0"."playlist_id" asc, "t0"."track_id" asc;
-- [["3"]]
-- prepared
