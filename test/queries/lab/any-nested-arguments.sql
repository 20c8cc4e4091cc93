select "t0"."id", "t0"."item"::text, "t0"."collection" from "public"."sections" as "t0" order by "t0"."id" asc limit 7;
-- prepared

select k.n, "t1"."id", "t1"."name", "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."texts" as "t0" on "t0"."id" = k.key left join "public"."people" as "t1" on "t0"."author" = "t1"."id";
-- [["1","2"]]
-- prepared

select k.n, "t0"."id" from unnest($1::uuid[]) with ordinality as k(key, n) inner join "public"."media" as "t0" on "t0"."id" = k.key;
-- [["bbbbbbbb-0000-4000-8000-000000000001","BBBBBBBB-0000-4000-8000-000000000002"]]
-- prepared

select 1 from "public"."links" as "t0" where "t0"."slug" = $1::text;
-- ["1"]
-- prepared

select 1 from "public"."counters" as "t0" where "t0"."id" = $1::bigint;
-- ["1"]
-- prepared

select 1, "t0"."number" from "public"."passports" as "t0" where "t0"."person" = $1::uuid;
-- ["aaaaaaaa-0000-4000-8000-000000000001"]
-- prepared

select "t0"."key n", "t1"."id", "t1"."name" from (select k.n as "key n", "t0".* from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."nodes_id", "t0"."id" from "public"."sections" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" offset 0) as "t0" left join "public"."nodes" as "t1" on "t0"."nodes_id" = "t1"."id" order by "t0"."key n", "t0"."id" asc;
-- [["1","2"],"texts"]
-- prepared

select k.n, "t0"."text" from unnest($1::uuid[]) with ordinality as k(key, n) cross join lateral (select "t0"."text", "t0"."sort", "t0"."id" from "public"."captions" as "t0" where "t0"."media" = k.key order by "t0"."sort" asc, "t0"."id" asc limit 1) as "t0" order by k.n, "t0"."sort" asc, "t0"."id" asc;
-- [["bbbbbbbb-0000-4000-8000-000000000001","bbbbbbbb-0000-4000-8000-000000000002"]]
-- prepared

select k.n, "t0"."text" from unnest($1::uuid[]) with ordinality as k(key, n) cross join lateral (select "t0"."text", "t0"."id" from "public"."captions" as "t0" where "t0"."media" = k.key order by "t0"."text" desc, "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."text" desc, "t0"."id" asc;
-- [["bbbbbbbb-0000-4000-8000-000000000001","bbbbbbbb-0000-4000-8000-000000000002"]]
-- prepared
