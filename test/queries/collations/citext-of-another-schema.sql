select "t0"."email" from "public"."users" as "t0" where "t0"."email" operator(extensions.=) $1::extensions.citext order by "t0"."id" asc limit $2;
-- ["ann@example.org","100"]

select "t0"."email" from "public"."users" as "t0" where "t0"."email" operator(extensions.=) any($1::extensions.citext[]) order by "t0"."id" asc limit $2;
-- [["ann@example.org","BOB@example.org"],"100"]

select "t0"."email" from "public"."users" as "t0" where "t0"."email" operator(extensions.<>) $1::extensions.citext order by "t0"."id" asc limit $2;
-- ["ANN@example.org","100"]

select "t0"."email" from "public"."users" as "t0" where "t0"."email" operator(extensions.<>) all($1::extensions.citext[]) order by "t0"."id" asc limit $2;
-- [["ANN@example.org"],"100"]

select "t0"."email" from "public"."users" as "t0" where "t0"."email" operator(extensions.~~) $1 order by "t0"."id" asc limit $2;
-- ["%ann%","100"]

select "t0"."email" from "public"."users" as "t0" where "t0"."email" operator(extensions.!~~) $1 order by "t0"."id" asc limit $2;
-- ["%ann%","100"]

select "t0"."email" from "public"."users" as "t0" where "t0"."email" operator(extensions.~~) $1 order by "t0"."id" asc limit $2;
-- ["BOB%","100"]

select "t0"."email" from "public"."users" as "t0" where "t0"."email" operator(extensions.~~*) $1 order by "t0"."id" asc limit $2;
-- ["%EXAMPLE%","100"]

select "t0"."id", "t0"."email" from "public"."users" as "t0" where ("t0"."email" is null or "t0"."email" = '') order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."email" from "public"."users" as "t0" where ("t0"."email" operator(extensions.~~*) $1) order by "t0"."id" asc limit $2;
-- ["%ANN%","100"]

select "t0"."email" from "public"."users" as "t0" order by "t0"."email" desc, "t0"."id" asc limit 100;
-- prepared

select "t1"."name", "t1"."label" from (select "t0"."tag", "t0"."id" from "public"."tagged" as "t0" order by "t0"."id" asc limit 100) as "t0" left join "public"."tags" as "t1" on "t0"."tag" operator(extensions.=) "t1"."name" order by "t0"."id" asc;
-- prepared

select "t0"."name", (select count(*) from "public"."tagged" as "t1" where "t1"."tag" operator(extensions.=) "t0"."name") from "public"."tags" as "t0" order by "t0"."name" asc limit 100;
-- prepared

select "t0"."id" from "public"."tagged" as "t0" left join "public"."tags" as "t1" on "t0"."tag" operator(extensions.=) "t1"."name" where "t1"."name" operator(extensions.=) $1::extensions.citext order by "t0"."id" asc limit $2;
-- ["RED","100"]

select "t0"."name" from "public"."tags" as "t0" where exists (select 1 from "public"."tagged" as "t1" where "t1"."tag" operator(extensions.=) "t0"."name" and "t1"."id" = $1::integer) order by "t0"."name" asc limit $2;
-- ["3","100"]

select "t0"."tag", count(*) from "public"."tagged" as "t0" group by 1 order by 1 asc limit 100;
-- prepared

select count(distinct "t0"."email") from "public"."users" as "t0" limit 100;
-- prepared

select 1, "t0"."name", "t0"."label" from "public"."tags" as "t0" where "t0"."name" operator(extensions.=) $1::extensions.citext;
-- ["RED"]
-- prepared

select k.n, "t0"."id" from unnest($1::extensions.citext[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."tagged" as "t0" where "t0"."tag" operator(extensions.=) k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["green","Red"]]
-- prepared
