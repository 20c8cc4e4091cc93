select "t0"."name", "t1"."id", "t1"."name" from "public"."nodes" as "t0" left join "public"."nodes" as "t1" on "t0"."parent" = "t1"."id" where "t1"."name" = $1::character varying order by "t1"."name" asc, "t0"."id" asc;
-- ["root"]
