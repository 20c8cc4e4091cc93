select "t0"."words" from "public"."things" as "t0" order by "t0"."words" asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."size" from "public"."things" as "t0" order by "t0"."size" desc, "t0"."id" asc limit 100;
-- prepared

select "t0"."place" from "public"."things" as "t0" order by "t0"."place"::text asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."ints" from "public"."things" as "t0" order by "t0"."ints" asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."things" as "t0" order by "t0"."point"::text asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."transaction" from "public"."things" as "t0" order by "t0"."transaction"::text asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."span", "t0"."words" from "public"."shown_things" as "t0" order by "t0"."span" asc, "t0"."words" asc, "t0"."size" asc, "t0"."point"::text asc limit 1;
-- prepared

select "t0"."words", count(*) from "public"."things" as "t0" group by 1 order by 1 asc limit 100;
-- prepared

select count(distinct "t0"."words"), count(distinct "t0"."size"), count(distinct "t0"."place"::text), count(distinct "t0"."point"::text), count(distinct "t0"."transaction"::text), count(distinct "t0"."span"), count("t0"."size") from "public"."things" as "t0" limit 100;
-- prepared
