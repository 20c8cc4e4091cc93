select "t0"."id" from "public"."nodes" as "t0" left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" order by "t1"."name" desc, "t0"."name" asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."nodes" as "t0" order by (select "t1"."name" from "public"."nodes" as "t1" where "t1"."parent" = "t0"."id" order by "t1"."name" asc nulls last limit 1) asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."nodes" as "t0" order by (select "t1"."name" from "public"."nodes" as "t1" where "t1"."parent" = "t0"."id" order by "t1"."name" desc nulls last limit 1) desc, "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."sections" as "t0" left join "public"."texts" as "t1" on "t0"."collection" = $1::character varying and case when length("t0"."item") < 10 and "t0"."item" ~ '^-?[0-9]+$' then "t0"."item"::integer when "t0"."item" ~ '^-?[0-9]{9,10}$' then case when "t0"."item"::numeric between -2147483648 and 2147483647 then "t0"."item"::integer end end = "t1"."id" order by "t1"."body" asc, "t0"."id" asc limit 4;
-- ["texts"]
-- prepared

select "t0"."id" from "public"."nodes" as "t0" order by case when isfinite("t0"."day") then extract(year from "t0"."day")::int end desc, "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."nodes" as "t0" order by (select count(*) from "public"."nodes_tags" as "t1" where "t1"."nodes_id" = "t0"."id") desc, "t0"."id" asc limit 3;
-- prepared

select "t0"."key n", "t0"."id", "t2"."id", "t2"."name" from (select k.n as "key n", "t0".* from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id", "t0"."parent", "t1"."name" as "sort 0" from "public"."nodes" as "t0" left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" where "t0"."parent" = k.key order by "t1"."name" desc, "t0"."id" asc limit 100) as "t0" offset 0) as "t0" left join "public"."nodes" as "t2" on "t0"."parent" = "t2"."id" order by "t0"."key n", "t0"."sort 0" desc, "t0"."id" asc;
-- [["1","2","3"]]
-- prepared
