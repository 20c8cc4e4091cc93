select "t0"."address" from "public"."countries" as "t0" order by "t0"."code" asc limit 100;
-- prepared

select "t0"."code" from "public"."countries" as "t0" where "t0"."address" = $1::inet order by "t0"."code" asc limit $2;
-- ["192.0.2.1","100"]

select "t0"."code" from "public"."countries" as "t0" where "t0"."address" = any($1::inet[]) order by "t0"."code" asc limit $2;
-- [["192.0.2.0/24","192.0.2.9"],"100"]

select "t0"."code" from "public"."countries" as "t0" where abbrev("t0"."address") like $1 order by "t0"."code" asc limit $2;
-- ["%2.1","100"]
