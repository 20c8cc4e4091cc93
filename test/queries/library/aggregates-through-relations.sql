select "t1"."name", count(*), sum("t0"."tracks"), avg("t0"."price") from "public"."albums" as "t0" left join "public"."artists" as "t1" on "t0"."artist_id" = "t1"."id" group by 1 order by sum("t0"."tracks") desc, 1 asc limit 100;
-- prepared

select count(*), sum("t0"."total") from "public"."invoices" as "t0" left join "public"."customers" as "t1" on "t0"."customer_id" = "t1"."id" where ("t1"."last_name" is not null and exists (select 1 from "public"."invoice_lines" as "t2" where "t2"."invoice_id" = "t0"."id" and "t2"."unit_price" > $1::numeric)) limit $2;
-- ["0","100"]

select case when isfinite("t0"."issued_at") then extract(year from "t0"."issued_at")::int end, extract(month from "t0"."issued_at")::int, count(*), max("t0"."total") from "public"."invoices" as "t0" group by 1, 2 order by 1 asc, 2 desc limit 100;
-- prepared

select "t1"."last_name", count("t0"."id"), count("t0"."title") from "public"."employees" as "t0" left join "public"."employees" as "t1" on "t0"."reports_to" = "t1"."id" where not exists (select 1 from "public"."customers" as "t2" where "t2"."support_rep_id" = "t0"."id") group by 1 order by 1 asc limit $1;
-- ["100"]

select "t3"."name", sum("t0"."amount"), sum("t0"."quantity"), count(distinct "t0"."invoice_id") from "public"."invoice_lines" as "t0" left join "public"."tracks" as "t1" on "t0"."track_id" = "t1"."id" left join "public"."albums" as "t2" on "t1"."album_id" = "t2"."id" left join "public"."artists" as "t3" on "t2"."artist_id" = "t3"."id" group by 1 order by 1 asc limit $1 offset $2;
-- ["2","1"]
