select "t0"."id", "t0"."name", "t1"."id", "t1"."name", "t0"."created_by" from (select "t0"."id", "t0"."name", "t0"."created_by", "t0"."team" from "public"."staff" as "t0" where ("t0"."name" ilike $1 or "t0"."created_by" ilike $2) order by "t0"."id" asc limit $3) as "t0" left join "public"."teams" as "t1" on "t0"."team" = "t1"."id" order by "t0"."id" asc;
-- ["%Ann%","%Ann%","100"]
