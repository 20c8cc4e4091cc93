select "t0"."name", "t0"."id" from "public"."nodes" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."sort" asc, "t0"."id" asc limit $2;
-- [["1","2"],"100"]

select "t0"."key n", "t0"."name", "t1"."id" from (select k.n as "key n", "t0".* from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."name", "t0"."parent", "t0"."id" from "public"."nodes" as "t0" where "t0"."parent" = k.key and ("t0"."status" <> $2::character varying and ("t0"."name" ilike $3 or "t0"."status" ilike $4)) order by "t0"."id" asc limit $5) as "t0" offset 0) as "t0" left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" order by "t0"."key n", "t0"."id" asc;
-- [["1","2"],"archived","%left%","%left%","100"]

select "t0"."key n", "t0"."sort", "t1"."code" from (select k.n as "key n", "t0".* from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."sort", "t0"."tags_code", "t0"."id" from "public"."nodes_tags" as "t0" where "t0"."nodes_id" = k.key order by "t0"."sort" desc, "t0"."id" asc limit 2) as "t0" offset 0) as "t0" left join "public"."tags" as "t1" on "t0"."tags_code" = "t1"."code" order by "t0"."key n", "t0"."sort" desc, "t0"."id" asc;
-- [["1","2"]]
-- prepared

select "t0"."key n", "t1"."id", "t1"."name" from (select k.n as "key n", "t0".* from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."nodes_id", "t0"."id" from "public"."nodes_tags" as "t0" where "t0"."tags_code" = k.key order by "t0"."id" asc limit 1) as "t0" offset 0) as "t0" left join "public"."nodes" as "t1" on "t0"."nodes_id" = "t1"."id" order by "t0"."key n", "t0"."id" asc;
-- [["hot","two words","cold"]]
-- prepared
