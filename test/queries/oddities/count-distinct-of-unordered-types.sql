select count(distinct "t0"."jsons"::text), count(distinct "t0"."points"::text), count("t0"."jsons"), count("t0"."points") from "public"."heaps" as "t0" limit 100;
-- prepared

select count(distinct "t0"."settings"), count(distinct "t0"."place"::text), count(distinct "t0"."marks"), count(distinct "t0"."span") from "public"."countries" as "t0" limit 100;
-- prepared
