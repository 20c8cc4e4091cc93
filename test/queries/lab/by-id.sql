select 1, "t0"."name", "t0"."id" from "public"."nodes" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."label", "t0"."code" from "public"."tags" as "t0" where "t0"."code" = $1::text;
-- ["two words"]
-- prepared

select 1, "t0"."value" from "public"."counters" as "t0" where "t0"."id" = $1::bigint;
-- ["9007199254740993"]
-- prepared

select 1, "t0"."name" from "public"."nodes" as "t0" where "t0"."parent" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."nodes_tags" as "t0" where "t0"."tags_code" = $1::text order by "t0"."id" asc limit 100;
-- ["two words"]
-- prepared
