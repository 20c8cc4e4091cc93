select "t0"."name" from "public"."labels" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."name", "t0"."id" from "public"."artists" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select k.n, "t0"."title", "t0"."id" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."title", "t0"."id" from "public"."albums" as "t0" where "t0"."label_name" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["Wet Stone","Second Floor"]]
-- prepared

select k.n, "t0"."title" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."title", "t0"."id" from "public"."albums" as "t0" where "t0"."artist_id" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1","2","3","4"]]
-- prepared

select k.n, "t0"."title" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."title", "t0"."id" from "public"."albums" as "t0" where "t0"."producer_id" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1","2","3","4"]]
-- prepared

select k.n, "t0"."position", "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."position", "t0"."name", "t0"."id" from "public"."tracks" as "t0" where "t0"."album_id" = k.key order by "t0"."position" desc, "t0"."id" asc limit 1) as "t0" order by k.n, "t0"."position" desc, "t0"."id" asc;
-- [["1","2","3","5"]]
-- prepared
