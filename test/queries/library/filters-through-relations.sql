select "t0"."id" from "public"."invoices" as "t0" left join "public"."customers" as "t1" on "t0"."customer_id" = "t1"."id" left join "public"."employees" as "t2" on "t1"."support_rep_id" = "t2"."id" left join "public"."employees" as "t3" on "t2"."reports_to" = "t3"."id" where "t3"."first_name" = $1::character varying order by "t0"."id" asc limit $2;
-- ["Bo","100"]

select "t0"."first_name" from "public"."customers" as "t0" left join "public"."employees" as "t1" on "t0"."support_rep_id" = "t1"."id" where not (("t1"."first_name" = $1::character varying) is true) order by "t0"."id" asc limit $2;
-- ["Cy","100"]

select "t0"."first_name" from "public"."customers" as "t0" left join "public"."employees" as "t1" on "t0"."support_rep_id" = "t1"."id" where ("t1"."id" is null or ("t0"."email" like $1 and "t1"."first_name" = $2::character varying)) order by "t0"."id" asc limit $3;
-- ["%@example.com","Cy","100"]

select "t0"."name" from "public"."artists" as "t0" where exists (select 1 from "public"."albums" as "t1" where "t1"."artist_id" = "t0"."id" and ("t1"."tracks" > $1::integer and not exists (select 1 from "public"."tracks" as "t2" where "t2"."album_id" = "t1"."id" and not (("t2"."milliseconds" > $2::integer) is true)))) order by "t0"."id" asc limit $3;
-- ["0","100000","100"]

select "t0"."title" from "public"."albums" as "t0" where not exists (select 1 from "public"."tracks" as "t1" where "t1"."album_id" = "t0"."id" and exists (select 1 from "public"."invoice_lines" as "t2" where "t2"."track_id" = "t1"."id")) order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."title" from "public"."albums" as "t0" where not exists (select 1 from "public"."tracks" as "t1" where "t1"."album_id" = "t0"."id" and not (("t1"."bytes" is not null) is true)) order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."invoices" as "t0" where ((case when isfinite("t0"."issued_at") then extract(year from "t0"."issued_at")::int end = $1::integer and extract(month from "t0"."issued_at")::int = any($2::integer[])) and (select count(*) from "public"."invoice_lines" as "t1" where "t1"."invoice_id" = "t0"."id") <= $3::bigint) order by "t0"."id" asc limit $4;
-- ["2024",["1","3"],"1","100"]

select "t0"."name" from "public"."tracks" as "t0" where ("t0"."credits" is not null and case when jsonb_typeof("t0"."credits"::jsonb) = 'array' then jsonb_array_length("t0"."credits"::jsonb) end = $1::integer) order by "t0"."id" asc limit $2;
-- ["0","100"]

select "t0"."name", "t0"."id" from "public"."artists" as "t0" where "t0"."id" < $1::integer order by "t0"."id" asc limit $2;
-- ["3","100"]

select "t0"."title", "t1"."id", "t1"."name" from (select "t0"."title", "t0"."producer_id", "t0"."id" from "public"."albums" as "t0" order by "t0"."id" asc limit $1) as "t0" left join "public"."artists" as "t1" on "t0"."producer_id" = "t1"."id" and "t1"."country" = $2::bpchar order by "t0"."id" asc;
-- ["100","GB"]

select k.n, "t0"."title", "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."title", "t0"."id" from "public"."albums" as "t0" left join "public"."artists" as "t1" on "t0"."producer_id" = "t1"."id" where "t0"."artist_id" = k.key and "t1"."name" like $2 order by "t0"."id" asc limit $3) as "t0" order by k.n, "t0"."id" asc;
-- [["1","2"],"The%","100"]

select k.n, "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."name", "t0"."id" from "public"."tracks" as "t0" where "t0"."album_id" = k.key and ("t0"."name" ilike $2) order by "t0"."id" asc limit $3) as "t0" order by k.n, "t0"."id" asc;
-- [["1","5"],"%a.m.%","1"]
