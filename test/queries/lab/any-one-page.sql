select "t0"."id" from "public"."nodes" as "t0" where "t0"."id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit $2;
-- ["1","100"]

select 1, "t0"."sort", "t0"."collection", "t0"."item"::text from "public"."sections" as "t0" where "t0"."nodes_id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select 1, "t0"."url" from "public"."media" as "t0" where "t0"."id" = $1::uuid;
-- ["bbbbbbbb-0000-4000-8000-000000000001"]
-- prepared

select 1, "t0"."slug" from "public"."links" as "t0" where "t0"."slug" = $1::text;
-- ["1"]
-- prepared

select k.n, "t0"."id", "t0"."body" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."texts" as "t0" on "t0"."id" = k.key;
-- [["1","2"]]
-- prepared

select 1, "t0"."value" from "public"."counters" as "t0" where "t0"."id" = $1::bigint;
-- ["1"]
-- prepared
