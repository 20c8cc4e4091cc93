select 1, "t0"."name" from "public"."cities" as "t0" where "t0"."id" = $1::smallint;
-- ["-32768"]
-- prepared

select 1, "t0"."name" from "public"."integers" as "t0" where "t0"."id" = $1::integer;
-- ["-2147483648"]
-- prepared

select 1, "t0"."name" from "public"."bigs" as "t0" where "t0"."id" = $1::bigint;
-- ["9223372036854775807"]
-- prepared

select 1, "t0"."name", "t0"."code" from "public"."countries" as "t0" where "t0"."code" = $1::bpchar;
-- ["GB"]
-- prepared

select 1, "t0"."id" from "public"."positives" as "t0" where "t0"."id" = $1::integer;
-- ["-5"]
-- prepared

select 1, "t0"."name" from "public"."cities" as "t0" where "t0"."country" = $1::bpchar order by "t0"."id" asc limit 100;
-- ["GB "]
-- prepared
