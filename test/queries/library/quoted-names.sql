select "t0"."Log Id", "t1"."id", "t1"."total", "t0"."select", "t0"."2nd-hand", "t0"."naïve ""quote""" from (select "t0"."Log Id", "t0"."select", "t0"."2nd-hand", "t0"."naïve ""quote""", "t0"."invoice id" from "public"."Order Log" as "t0" order by "t0"."2nd-hand" desc, "t0"."Log Id" asc limit 100) as "t0" left join "public"."invoices" as "t1" on "t0"."invoice id" = "t1"."id" order by "t0"."2nd-hand" desc, "t0"."Log Id" asc;
-- prepared

select "t0"."Log Id" from "public"."Order Log" as "t0" left join "public"."invoices" as "t1" on "t0"."invoice id" = "t1"."id" where ("t1"."total" > $1::numeric and "t0"."2nd-hand" = $2::boolean) order by "t0"."Log Id" asc limit $3;
-- ["5","true","100"]

select "t0"."Log Id" from "public"."Order Log" as "t0" where ("t0"."naïve ""quote""" like $1 and ("t0"."select" ilike $2 or "t0"."naïve ""quote""" ilike $3)) order by "t0"."Log Id" asc limit $4;
-- ["%\"b\"%","%PACK%","%PACK%","100"]

select "t0"."id", (select count(*) from "public"."Order Log" as "t2" where "t2"."invoice id" = "t0"."id") from "public"."invoices" as "t0" where exists (select 1 from "public"."Order Log" as "t1" where "t1"."invoice id" = "t0"."id" and "t1"."select" = $1::text) order by "t0"."id" asc limit $2;
-- ["sent","100"]

select "t0"."name" from "public"."price list" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."name" from "public"."price-list" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."select", "t0"."naïve ""quote""", count("t0"."2nd-hand"), count("t0"."naïve ""quote"""), max("t0"."Log Id") from "public"."Order Log" as "t0" group by 1, 2 order by 1 desc, 2 asc limit 100;
-- prepared

select "t0"."naïve ""quote""", "t1"."total" from "public"."Order Log" as "t0" left join "public"."invoices" as "t1" on "t0"."invoice id" = "t1"."id" group by 1, 2 order by 1 asc, 2 asc limit 100;
-- prepared

select 1, "t0"."select" from "public"."Order Log" as "t0" where "t0"."invoice id" = $1::integer order by "t0"."Log Id" asc limit 100;
-- ["3"]
-- prepared
