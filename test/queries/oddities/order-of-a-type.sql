select "t0"."code", "t0"."grade" from "public"."countries" as "t0" order by "t0"."grade" asc, "t0"."code" asc limit 100;
-- prepared

select "t0"."code", "t0"."span" from "public"."countries" as "t0" order by "t0"."span" asc, "t0"."code" asc limit 100;
-- prepared

select "t0"."code", to_json("t0"."marks") from "public"."countries" as "t0" order by "t0"."marks" asc, "t0"."code" asc limit 100;
-- prepared

select "t0"."grade" from "public"."countries" as "t0" group by 1 order by 1 asc limit 100;
-- prepared
