select "t0"."id" from "public"."nodes" as "t0" where not ("t0"."status" = $1::character varying) order by "t0"."sort" asc, "t0"."id" asc limit $2;
-- ["published","100"]

select "t0"."id" from "public"."nodes" as "t0" where not ("t0"."weight" > $1::integer) order by "t0"."sort" asc, "t0"."id" asc limit $2;
-- ["5","100"]

select "t0"."id" from "public"."nodes" as "t0" left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" where ("t0"."weight" between $1::integer and $2::integer or "t0"."day" < $3::date or "t1"."id" is null) order by "t0"."sort" asc, "t0"."id" asc limit $4;
-- ["6","9","2000-01-01","100"]

select "t0"."id" from "public"."nodes" as "t0" where "t0"."name" like $1 order by "t0"."sort" asc, "t0"."id" asc limit $2;
-- ["%\\% \\_off\\_ \\\\%","100"]

select "t0"."id" from "public"."nodes" as "t0" where "t0"."name" ilike $1 order by "t0"."sort" asc, "t0"."id" asc limit $2;
-- ["ÄRGER%","100"]

select "t0"."id" from "public"."nodes" as "t0" where false order by "t0"."sort" asc, "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."nodes" as "t0" order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."nodes" as "t0" where "t0"."day" > $1::date order by "t0"."sort" asc, "t0"."id" asc limit $2;
-- ["2023-06-01 12:00:00.000Z","100"]

select "t0"."id" from "public"."nodes" as "t0" where (case when isfinite("t0"."day") then extract(year from "t0"."day")::int end = $1::integer and (select count(*) from "public"."nodes_tags" as "t1" where "t1"."nodes_id" = "t0"."id") > $2::bigint) order by "t0"."sort" asc, "t0"."id" asc limit $3;
-- ["2024","0","100"]

select "t0"."id" from "public"."types" as "t0" where case when json_typeof("t0"."j"::json #> $1::text[]) = 'number' then ("t0"."j"::json #>> $2::text[])::numeric end = $3::numeric order by "t0"."id" asc limit $4;
-- [["a"],["a"],"1","100"]
