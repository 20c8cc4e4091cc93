select "t0"."id", "t0"."subject_id"::text, "t0"."subject_type" from "public"."votes" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."votes" as "t0" left join "public"."cities" as "t1" on "t0"."subject_type" = $1::character varying and "t0"."subject_id" = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["cities","100"]

select "t0"."id" from "public"."votes" as "t0" left join "public"."integers" as "t1" on "t0"."subject_type" = $1::character varying and "t0"."subject_id" = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["integers","100"]

select "t0"."id" from "public"."votes" as "t0" left join "public"."bigs" as "t1" on "t0"."subject_type" = $1::character varying and "t0"."subject_id" = "t1"."id" where "t1"."name" is not null order by "t1"."name" asc, "t0"."id" asc limit $2;
-- ["bigs","100"]

select "t0"."id" from "public"."cities" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."bigs" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id", (select count(*) from "public"."votes" as "t2" where "t2"."subject_type" = $1::character varying and "t2"."subject_id" = "t0"."id") from "public"."integers" as "t0" where exists (select 1 from "public"."votes" as "t1" where "t1"."subject_type" = $2::character varying and "t1"."subject_id" = "t0"."id" and "t1"."value" < $3::integer) order by "t0"."id" asc limit $4;
-- ["integers","integers","0","100"]

select 1, "t0"."name" from "public"."cities" as "t0" where "t0"."id" = $1::smallint;
-- ["1"]
-- prepared

select 1, "t0"."name" from "public"."integers" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select k.n, "t0"."name" from unnest($1::bigint[]) with ordinality as k(key, n) inner join "public"."bigs" as "t0" on "t0"."id" = k.key;
-- [["1","9223372036854775807"]]
-- prepared

select k.n, "t0"."value" from unnest($1::smallint[]) with ordinality as k(key, n) cross join lateral (select "t0"."value", "t0"."id" from "public"."votes" as "t0" where "t0"."subject_id" = k.key and "t0"."subject_type" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["-32768","1","2","3"],"cities"]
-- prepared

select k.n, "t0"."value" from unnest($1::bigint[]) with ordinality as k(key, n) cross join lateral (select "t0"."value", "t0"."id" from "public"."votes" as "t0" where "t0"."subject_id" = k.key and "t0"."subject_type" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["-9223372036854775808","1","9223372036854775807"],"bigs"]
-- prepared
