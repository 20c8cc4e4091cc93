select "t0"."id" from "public"."albums" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."first_name", "t0"."id" from "public"."employees" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."colour", "t1"."id", "t1"."first_name" from (select "t0"."colour", "t0"."employee_id", "t0"."id" from "public"."badges" as "t0" order by "t0"."id" asc limit 100) as "t0" left join "public"."employees" as "t1" on "t0"."employee_id" = "t1"."id" order by "t0"."id" asc;
-- prepared

select "t0"."title" from "public"."albums" as "t0" where exists (select 1 from "public"."liner_notes" as "t1" where "t1"."album_id" = "t0"."id" and "t1"."signed_by" is null) order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."title" from "public"."albums" as "t0" where not exists (select 1 from "public"."liner_notes" as "t1" where "t1"."album_id" = "t0"."id") order by "t0"."title" asc, "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."employees" as "t0" order by (select "t1"."colour" from "public"."badges" as "t1" where "t1"."employee_id" = "t0"."id" order by "t1"."colour" asc nulls last limit 1) asc, "t0"."id" desc limit 100;
-- prepared

select k.n, "t0"."body", "t0"."signed_by", "t1"."id", "t1"."title" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."liner_notes" as "t0" on "t0"."album_id" = k.key left join "public"."albums" as "t1" on "t0"."album_id" = "t1"."id";
-- [["1","2","3","4","5"]]
-- prepared

select k.n, "t0"."colour" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."badges" as "t0" on "t0"."employee_id" = k.key;
-- [["1","2","3","4"]]
-- prepared

select k.n, "t0"."colour" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."badges" as "t0" on "t0"."employee_id" = k.key where "t0"."colour" = $2::character varying;
-- [["4","3","1","2"],"gold"]
