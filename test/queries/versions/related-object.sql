select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","plain","2","1"]

select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","object","2","1"]

select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","keyed","2","1"]

select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","nested","2","1"]

select 1, "t0"."title", "t0"."views", "t1"."id", "t1"."title" from (select "id", $1::text as "title", $2::integer as "views", "summary", $3::integer as "parent", "layout" from "public"."pages") as "t0" left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id" where "t0"."id" = $4::integer;
-- ["new","9","2","2"]
-- prepared

select 1, "t0"."title", "t0"."summary", "t1"."id", "t1"."title", "t0"."id" from (select "id", "title", "views", $1::text as "summary", "parent", "layout" from "public"."pages") as "t0" left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id" where "t0"."id" = $2::integer;
-- ["of a new parent","2"]
-- prepared

select 1, "t0"."summary" from (select "id", "title", "views", $1::text as "summary", "parent", "layout" from "public"."pages") as "t0" where "t0"."id" = $2::integer;
-- ["of a new parent","2"]
-- prepared

select 1, "t1"."id", "t1"."title" from (select "id", "title", "views", "summary", $1::integer as "parent", "layout" from "public"."pages") as "t0" left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id" where "t0"."id" = $2::integer;
-- ["2","2"]
-- prepared

select 1, "t0"."title", "t0"."views", "t1"."id", "t1"."title" from (select "id", "title", "views", "summary", "parent", "layout" from "public"."pages") as "t0" left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."name" from "public"."blocks" as "t0" where "t0"."page" = $1::integer order by "t0"."id" asc limit 100;
-- ["2"]
-- prepared
