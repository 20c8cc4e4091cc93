select "t0"."name", "t0"."id" from "public"."people" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."number", "t1"."id", "t1"."name" from (select "t0"."number", "t0"."person" from "public"."passports" as "t0" order by "t0"."number" asc limit 100) as "t0" left join "public"."people" as "t1" on "t0"."person" = "t1"."id" order by "t0"."number" asc;
-- prepared

select k.n, "t0"."number", "t1"."id", "t1"."name" from unnest($1::uuid[]) with ordinality as k(key, n) inner join "public"."passports" as "t0" on "t0"."person" = k.key left join "public"."people" as "t1" on "t0"."person" = "t1"."id";
-- [["aaaaaaaa-0000-4000-8000-000000000001","aaaaaaaa-0000-4000-8000-000000000002","aaaaaaaa-0000-4000-8000-000000000003"]]
-- prepared

select k.n, "t0"."id" from unnest($1::uuid[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."lockers" as "t0" where "t0"."person" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["aaaaaaaa-0000-4000-8000-000000000001","aaaaaaaa-0000-4000-8000-000000000002","aaaaaaaa-0000-4000-8000-000000000003"]]
-- prepared
