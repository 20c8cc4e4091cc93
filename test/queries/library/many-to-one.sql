select "t0"."id", "t0"."title", "t1"."id", "t1"."name", "t1"."country", "t2"."id", "t2"."name", "t3"."name", "t3"."id", "t3"."founded" from (select "t0"."id", "t0"."title", "t0"."artist_id", "t0"."producer_id", "t0"."label_name" from "public"."albums" as "t0" order by "t0"."id" asc limit 100) as "t0" left join "public"."artists" as "t1" on "t0"."artist_id" = "t1"."id" left join "public"."artists" as "t2" on "t0"."producer_id" = "t2"."id" left join "public"."labels" as "t3" on "t0"."label_name" = "t3"."name" order by "t0"."id" asc;
-- prepared

select 1, "t0"."name", "t1"."code", "t1"."name", "t2"."id", "t2"."title", "t3"."id", "t3"."name", "t0"."bytes", "t0"."credits" from "public"."tracks" as "t0" left join "public"."genres" as "t1" on "t0"."genre" = "t1"."code" left join "public"."albums" as "t2" on "t0"."album_id" = "t2"."id" left join "public"."artists" as "t3" on "t2"."artist_id" = "t3"."id" where "t0"."id" = $1::uuid;
-- ["00000000-0000-4000-8000-000000000006"]
-- prepared
