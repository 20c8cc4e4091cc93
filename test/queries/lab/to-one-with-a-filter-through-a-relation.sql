select "t0"."name", "t0"."parent" from "public"."nodes" as "t0" order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- prepared

select k.n, "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."nodes" as "t0" on "t0"."id" = k.key left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" where "t1"."name" = $2::character varying;
-- [["1","3","2","8"],"root"]
