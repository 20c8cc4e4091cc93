select "t0"."id", "t0"."subject"::text, "t0"."subject_type" from "public"."notes" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."notes" as "t0" left join "public"."cities" as "t1" on "t0"."subject_type" = $1::character varying and case when length("t0"."subject") < 5 and "t0"."subject" ~ '^-?[0-9]+$' then "t0"."subject"::smallint when "t0"."subject" ~ '^-?[0-9]{4,5}$' then case when "t0"."subject"::numeric between -32768 and 32767 then "t0"."subject"::smallint end end = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["cities","100"]

select "t0"."id" from "public"."notes" as "t0" left join "public"."integers" as "t1" on "t0"."subject_type" = $1::character varying and case when length("t0"."subject") < 10 and "t0"."subject" ~ '^-?[0-9]+$' then "t0"."subject"::integer when "t0"."subject" ~ '^-?[0-9]{9,10}$' then case when "t0"."subject"::numeric between -2147483648 and 2147483647 then "t0"."subject"::integer end end = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["integers","100"]

select "t0"."id" from "public"."notes" as "t0" left join "public"."bigs" as "t1" on "t0"."subject_type" = $1::character varying and case when length("t0"."subject") < 19 and "t0"."subject" ~ '^-?[0-9]+$' then "t0"."subject"::bigint when "t0"."subject" ~ '^-?[0-9]{18,19}$' then case when "t0"."subject"::numeric between -9223372036854775808 and 9223372036854775807 then "t0"."subject"::bigint end end = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["bigs","100"]

select "t0"."id" from "public"."notes" as "t0" left join "public"."countries" as "t1" on "t0"."subject_type" = $1::character varying and "t0"."subject" = "t1"."code" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["countries","100"]

select "t0"."id" from "public"."bigs" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."cities" as "t0" where exists (select 1 from "public"."notes" as "t1" where "t1"."subject_type" = $1::character varying and "t1"."subject" = "t0"."id"::text and "t1"."body" like $2) order by "t0"."id" asc limit $3;
-- ["cities","The least%","100"]

select k.n, "t0"."id", "t0"."name" from unnest($1::smallint[]) with ordinality as k(key, n) inner join "public"."cities" as "t0" on "t0"."id" = k.key;
-- [["1","-32768"]]
-- prepared

select 1, "t0"."id" from "public"."integers" as "t0" where "t0"."id" = $1::integer;
-- ["-2147483648"]
-- prepared

select k.n, "t0"."id" from unnest($1::bigint[]) with ordinality as k(key, n) inner join "public"."bigs" as "t0" on "t0"."id" = k.key;
-- [["9223372036854775807","-9223372036854775808"]]
-- prepared

select k.n, "t0"."code" from unnest($1::bpchar[]) with ordinality as k(key, n) inner join "public"."countries" as "t0" on "t0"."code" = k.key;
-- [["GB","ZZ"]]
-- prepared

select k.n, "t0"."body" from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."body", "t0"."id" from "public"."notes" as "t0" where "t0"."subject" = k.key and "t0"."subject_type" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["-9223372036854775808","1","9223372036854775807"],"bigs"]
-- prepared

select 1, "t0"."body" from "public"."notes" as "t0" where "t0"."subject" = $1::text and "t0"."subject_type" = $2::character varying order by "t0"."id" asc limit 100;
-- ["-32768","cities"]
-- prepared
