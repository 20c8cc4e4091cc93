select "t0"."hired_on", "t0"."shift_starts", "t0"."photo", case when isfinite("t0"."hired_on") then extract(year from "t0"."hired_on")::int end, extract(week from "t0"."hired_on")::int, extract(hour from "t0"."shift_starts")::int, extract(minute from "t0"."shift_starts")::int from "public"."employees" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."seen_from", "t0"."browsing", "t0"."email" from "public"."customers" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."issued_at", "t0"."paid_at", "t0"."total", floor(extract(second from "t0"."issued_at"))::int from "public"."invoices" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."unit_price", "t0"."amount" from "public"."invoice_lines" as "t0" order by "t0"."id" asc limit 2;
-- prepared

select "t0"."credits", ("t0"."credits"::jsonb #> $1::text[]), case when jsonb_typeof("t0"."credits"::jsonb) = 'array' then jsonb_array_length("t0"."credits"::jsonb) end from "public"."tracks" as "t0" where "t0"."credits" is not null order by "t0"."id" asc limit $2;
-- [["guests","1"],"100"]

select "t0"."id" from "public"."customers" as "t0" where "t0"."seen_from" = $1::inet order by "t0"."id" asc limit $2;
-- ["192.0.2.7","100"]

select "t0"."browsing" from "public"."customers" as "t0" order by "t0"."browsing" desc, "t0"."id" asc limit 100;
-- prepared

select "t0"."email" from "public"."customers" as "t0" where "t0"."email" ilike $1 order by "t0"."id" asc limit $2;
-- ["EVE%","100"]

select "t0"."first_name" from "public"."customers" as "t0" where ("t0"."first_name" ilike $1 or "t0"."last_name" ilike $2 or "t0"."email" ilike $3) order by "t0"."id" asc limit $4;
-- ["%marlow%","%marlow%","%marlow%","100"]

select "t0"."id" from "public"."invoices" as "t0" where ("t0"."id" = $1::numeric or "t0"."customer_id" = $2::numeric or "t0"."billing_address_id" = $3::numeric or "t0"."shipping_address_id" = $4::numeric or "t0"."total" = $5::numeric) order by "t0"."id" asc limit $6;
-- ["1.5","1.5","1.5","1.5","1.5","100"]
