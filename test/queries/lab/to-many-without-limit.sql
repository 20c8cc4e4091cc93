select "t0"."name", "t0"."id" from "public"."nodes" as "t0" order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- prepared

select k.n, "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."nodes" as "t0" on "t0"."parent" = k.key order by k.n, "t0"."id" asc;
-- [["3","1","2","7","6","4","5","8"]]
-- prepared
