select "t0"."id" from "public"."nodes" as "t0" where "t0"."id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit $2;
-- ["1","100"]

select k.n, "t0"."sort", "t0"."collection", "t0"."item"::text from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."sort", "t0"."collection", "t0"."item", "t0"."id" from "public"."sections" as "t0" where "t0"."nodes_id" = k.key order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."sort" asc, "t0"."id" asc;
-- [["1"]]
-- prepared

select k.n, "t0"."url" from unnest($1::uuid[]) with ordinality as k(key, n) inner join "public"."media" as "t0" on "t0"."id" = k.key;
-- [["bbbbbbbb-0000-4000-8000-000000000001"]]
-- prepared

select k.n, "t0"."slug" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."links" as "t0" on "t0"."slug" = k.key;
-- [["1"]]
-- prepared

select k.n, "t0"."id", "t0"."body" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."texts" as "t0" on "t0"."id" = k.key;
-- [["1","2"]]
-- prepared

select k.n, "t0"."value" from unnest($1::bigint[]) with ordinality as k(key, n) inner join "public"."counters" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared
