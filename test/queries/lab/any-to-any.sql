select "t0"."name", "t0"."id" from "public"."people" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."holder"::text, "t0"."holder_collection", "t0"."prize"::text, "t0"."prize_collection" from "public"."awards" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select k.n, "t0"."year", "t0"."prize"::text, "t0"."prize_collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."year", "t0"."prize", "t0"."prize_collection", "t0"."id" from "public"."awards" as "t0" where "t0"."holder" = k.key and "t0"."holder_collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["aaaaaaaa-0000-4000-8000-000000000001","aaaaaaaa-0000-4000-8000-000000000002","aaaaaaaa-0000-4000-8000-000000000003"],"people"]
-- prepared

select k.n from unnest($1::uuid[]) with ordinality as k(key, n) inner join "public"."people" as "t0" on "t0"."id" = k.key;
-- [["aaaaaaaa-0000-4000-8000-000000000001","aaaaaaaa-0000-4000-8000-000000000002"]]
-- prepared

select 1 from "public"."nodes" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select k.n from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."texts" as "t0" on "t0"."id" = k.key;
-- [["1","2","999"]]
-- prepared

select 1 from "public"."media" as "t0" where "t0"."id" = $1::uuid;
-- ["bbbbbbbb-0000-4000-8000-000000000001"]
-- prepared

select 1, "t0"."body" from "public"."texts" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."url" from "public"."media" as "t0" where "t0"."id" = $1::uuid;
-- ["bbbbbbbb-0000-4000-8000-000000000001"]
-- prepared
