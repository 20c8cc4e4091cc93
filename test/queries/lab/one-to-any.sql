select "t0"."id" from "public"."nodes" as "t0" order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- prepared

select "t0"."url", "t0"."id" from "public"."media" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."code" from "public"."tags" as "t0" order by "t0"."code" asc limit 100;
-- prepared

select "t0"."key n", "t0"."body", "t0"."stars", "t1"."id", "t1"."name" from (select k.n as "key n", "t0".* from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."body", "t0"."stars", "t0"."person", "t0"."sort", "t0"."id" from "public"."remarks" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" offset 0) as "t0" left join "public"."people" as "t1" on "t0"."person" = "t1"."id" order by "t0"."key n", "t0"."sort" asc, "t0"."id" asc;
-- [["3","1","2","7","6","4","5","8"],"nodes"]
-- prepared

select k.n, "t0"."body" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."body", "t0"."sort", "t0"."id" from "public"."remarks" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."sort" asc, "t0"."id" asc;
-- [["bbbbbbbb-0000-4000-8000-000000000001","bbbbbbbb-0000-4000-8000-000000000002"],"media"]
-- prepared

select "t0"."key n", "t0"."sort", "t1"."id", "t1"."name" from (select k.n as "key n", "t0".* from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."sort", "t0"."nodes_id", "t0"."id" from "public"."sections" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" offset 0) as "t0" left join "public"."nodes" as "t1" on "t0"."nodes_id" = "t1"."id" order by "t0"."key n", "t0"."id" asc;
-- [["bbbbbbbb-0000-4000-8000-000000000001","bbbbbbbb-0000-4000-8000-000000000002"],"media"]
-- prepared

select k.n, "t0"."body" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."body", "t0"."sort", "t0"."id" from "public"."remarks" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."sort" asc, "t0"."id" asc;
-- [["cold","hot","two words","ünused"],"tags"]
-- prepared
