select "t0"."id" from "public"."sections" as "t0" left join "public"."texts" as "t1" on "t0"."collection" = $1::character varying and case when length("t0"."item") < 10 and "t0"."item" ~ '^-?[0-9]+$' then "t0"."item"::integer when "t0"."item" ~ '^-?[0-9]{9,10}$' then case when "t0"."item"::numeric between -2147483648 and 2147483647 then "t0"."item"::integer end end = "t1"."id" where "t1"."body" like $2 order by "t0"."id" asc limit $3;
-- ["texts","First%","100"]

select "t0"."id" from "public"."sections" as "t0" left join "public"."counters" as "t1" on "t0"."collection" = $1::character varying and case when length("t0"."item") < 19 and "t0"."item" ~ '^-?[0-9]+$' then "t0"."item"::bigint when "t0"."item" ~ '^-?[0-9]{18,19}$' then case when "t0"."item"::numeric between -9223372036854775808 and 9223372036854775807 then "t0"."item"::bigint end end = "t1"."id" where "t1"."value" > $2::bigint order by "t0"."id" asc limit $3;
-- ["counters","100","100"]

select "t0"."id" from "public"."sections" as "t0" left join "public"."media" as "t1" on "t0"."collection" = $1::character varying and case when "t0"."item" ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then "t0"."item"::uuid end = "t1"."id" where exists (select 1 from "public"."captions" as "t2" where "t2"."media" = "t1"."id" and "t2"."text" = $2::character varying) order by "t0"."id" asc limit $3;
-- ["media","above","100"]

select "t0"."id" from "public"."nodes" as "t0" where exists (select 1 from "public"."remarks" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."stars" >= $2::integer) order by "t0"."sort" asc, "t0"."id" asc limit $3;
-- ["nodes","3","100"]

select "t0"."url" from "public"."media" as "t0" where not exists (select 1 from "public"."remarks" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."stars" >= $2::integer) order by "t0"."id" asc limit $3;
-- ["media","3","100"]

select "t0"."id" from "public"."texts" as "t0" where exists (select 1 from "public"."sections" as "t1" left join "public"."nodes" as "t2" on "t1"."nodes_id" = "t2"."id" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t2"."name" = $2::character varying) order by "t0"."id" asc limit $3;
-- ["texts","left","100"]
