select "t0"."id", "t1"."id", to_json("t1"."id"), "t1"."name", "t2"."id", "t2"."id"::text, "t2"."name", "t3"."id", "t3"."name", "t4"."id", "t4"."name", "t5"."id", "t5"."name", "t6"."id", "t6"."name" from (select "t0"."id", "t0"."list", "t0"."flag", "t0"."span", "t0"."host", "t0"."size", "t0"."initial" from "public"."links" as "t0" order by "t0"."id" asc limit 100) as "t0" left join "public"."lists" as "t1" on "t0"."list" = "t1"."id" left join "public"."booleans" as "t2" on "t0"."flag" = "t2"."id" left join "public"."spans" as "t3" on "t0"."span" = "t3"."id" left join "public"."hosts" as "t4" on "t0"."host" = "t4"."id" left join "public"."sizes" as "t5" on "t0"."size" = "t5"."id" left join "public"."initials" as "t6" on "t0"."initial" = "t6"."id" order by "t0"."id" asc;
-- prepared

select to_json("t0"."id"), "t0"."id", (select count(*) from "public"."links" as "t1" where "t1"."list" = "t0"."id") from "public"."lists" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id"::text, "t0"."id", (select count(*) from "public"."links" as "t1" where "t1"."flag" = "t0"."id") from "public"."booleans" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id", (select count(*) from "public"."links" as "t1" where "t1"."span" = "t0"."id") from "public"."spans" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."hosts" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id", (select count(*) from "public"."links" as "t1" where "t1"."size" = "t0"."id") from "public"."sizes" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."initials" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."links" as "t0" left join "public"."lists" as "t1" on "t0"."list" = "t1"."id" left join "public"."sizes" as "t2" on "t0"."size" = "t2"."id" where ("t1"."name" = $1::text and "t2"."name" = $2::text) order by "t0"."id" asc limit $3;
-- ["two","small","100"]

select "t0"."id" from "public"."sizes" as "t0" where exists (select 1 from "public"."links" as "t1" left join "public"."lists" as "t2" on "t1"."list" = "t2"."id" where "t1"."size" = "t0"."id" and "t2"."name" = $1::text) order by "t0"."id" asc limit $2;
-- ["none","100"]

select "t0"."id" from "public"."links" as "t0" left join "public"."lists" as "t1" on "t0"."list" = "t1"."id" left join "public"."sizes" as "t2" on "t0"."size" = "t2"."id" order by "t1"."id" desc, "t2"."id" asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."list", "t0"."flag", count(*) from "public"."links" as "t0" group by 1, 2 order by 1 asc, 2 asc limit 100;
-- prepared

select 1, "t0"."name" from "public"."lists" as "t0" where "t0"."id"::text = $1::text;
-- ["{1,2}"]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."sizes" as "t0" where "t0"."id"::text = $1::text;
-- ["(1,2)"]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."booleans" as "t0" where "t0"."id" = $1::boolean;
-- ["true"]
-- prepared

select "t0"."key n", "t0"."id", "t1"."id", to_json("t1"."id") from (select k.n as "key n", "t0".* from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."id", "t0"."list" from "public"."links" as "t0" where "t0"."list" = k.key::integer[] order by "t0"."id" asc limit 100) as "t0" offset 0) as "t0" left join "public"."lists" as "t1" on "t0"."list" = "t1"."id" order by "t0"."key n", "t0"."id" asc;
-- [["{}","{1,2}"]]
-- prepared

select k.n, "t0"."id" from unnest($1::boolean[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."links" as "t0" where "t0"."flag" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["f","t"]]
-- prepared

select k.n, "t0"."id" from unnest($1::interval[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."links" as "t0" where "t0"."span" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["10 days","1 year 02:00:00"]]
-- prepared

select k.n, "t0"."id" from unnest($1::inet[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."links" as "t0" where "t0"."host" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["192.0.2.0/24","192.0.2.1"]]
-- prepared

select k.n, "t0"."id" from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."links" as "t0" where "t0"."size" = k.key::public.size order by "t0"."id" asc limit 1) as "t0" order by k.n, "t0"."id" asc;
-- [["(1,2)","(3,)"]]
-- prepared

select k.n, "t0"."id" from unnest($1::"char"[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."links" as "t0" where "t0"."initial" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["a","b"]]
-- prepared

select 1, "t0"."id" from "public"."links" as "t0" where "t0"."size" = $1::text::public.size order by "t0"."id" asc limit 100;
-- ["(1,2)"]
-- prepared
