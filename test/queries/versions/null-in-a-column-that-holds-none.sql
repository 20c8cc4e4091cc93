select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","nulls","2","1"]

select 1, "t0"."title", "t0"."views", "t0"."summary", "t1"."id", "t0"."layout" from (select "id", "title", "views", $1::text as "summary", $2::integer as "parent", "layout" from "public"."pages") as "t0" left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id" where "t0"."id" = $3::integer;
-- [null,null,"2"]
-- prepared

select 1, "t0"."title", "t0"."views", "t0"."summary", "t0"."layout" from (select "id", "title", "views", $1::text as "summary", $2::integer as "parent", "layout" from "public"."pages") as "t0" where "t0"."id" = $3::integer;
-- [null,null,"2"]
-- prepared
