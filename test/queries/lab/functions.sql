select case when isfinite("t0"."da") then extract(year from "t0"."da")::int end, extract(month from "t0"."da")::int, extract(week from "t0"."da")::int, extract(day from "t0"."da")::int, extract(dow from "t0"."da")::int, extract(hour from "t0"."ti")::int, extract(minute from "t0"."ti")::int, floor(extract(second from "t0"."ti"))::int, case when isfinite("t0"."ts") then extract(year from "t0"."ts")::int end, extract(hour from "t0"."ts")::int, floor(extract(second from "t0"."ts"))::int, case when json_typeof("t0"."j"::json) = 'array' then json_array_length("t0"."j"::json) end, ("t0"."j"::json #> $1::text[]), ("t0"."jb"::jsonb #> $2::text[]) from "public"."types" as "t0" order by "t0"."id" asc limit 100;
-- [["b","c","0"],["a"]]
-- prepared

select (select count(*) from "public"."nodes_tags" as "t1" where "t1"."nodes_id" = "t0"."id"), (select count(*) from "public"."remarks" as "t2" where "t2"."collection" = $1::character varying and "t2"."item" = "t0"."id"::text) from "public"."nodes" as "t0" order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["nodes"]
-- prepared
