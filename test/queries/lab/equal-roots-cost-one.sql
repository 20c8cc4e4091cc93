select "t0"."name", "t0"."id" from "public"."nodes" as "t0" order by "t0"."sort" asc, "t0"."id" asc limit 2;
-- prepared

select k.n, "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."nodes" as "t0" on "t0"."id" = k.key;
-- [["1","2"]]
-- prepared

select k.n, "t0"."note" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."note", "t0"."sort", "t0"."id" from "public"."nodes_tags" as "t0" where "t0"."nodes_id" = k.key order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."sort" asc, "t0"."id" asc;
-- [["3","1"]]
-- prepared
