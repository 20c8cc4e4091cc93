select "t0"."name", "t0"."id" from "public"."nodes" as "t0" order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id", "t0"."name" from "public"."nodes" as "t0" where "t0"."parent" = k.key order by "t0"."id" desc limit 1) as "t0" order by k.n, "t0"."id" desc;
-- [["3","1","2","7","6","4","5","8"]]
-- prepared

select "t0"."key n", "t0"."sort", "t1"."code", "t1"."label" from (select k.n as "key n", "t0".* from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."sort", "t0"."tags_code", "t0"."id" from "public"."nodes_tags" as "t0" where "t0"."nodes_id" = k.key order by "t0"."sort" asc, "t0"."id" asc limit $2 offset $3) as "t0" offset 0) as "t0" left join "public"."tags" as "t1" on "t0"."tags_code" = "t1"."code" order by "t0"."key n", "t0"."sort" asc, "t0"."id" asc;
-- [["3","1","2","7","6","4","5","8"],"2","1"]
