select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["remarks","moved","1","1"]

select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["remarks","created","1","1"]

select 1, "t0"."collection", "t0"."item"::text from (select "id", $1::character varying as "collection", $2::character varying as "item" from "public"."remarks") as "t0" where "t0"."id" = $3::integer;
-- ["blocks","1","1"]
-- prepared

select 1, "t0"."collection", "t0"."item" from (select "id", $1::character varying as "collection", $2::character varying as "item" from "public"."remarks") as "t0" where "t0"."id" = $3::integer;
-- ["blocks","1","1"]
-- prepared

select 1, "t0"."collection", "t0"."item"::text from (select "id", $1::character varying as "collection", $2::character varying as "item" from "public"."remarks") as "t0" where "t0"."id" = $3::integer;
-- ["blocks",null,"1"]
-- prepared

select 1, "t0"."collection", "t0"."item" from (select "id", $1::character varying as "collection", $2::character varying as "item" from "public"."remarks") as "t0" where "t0"."id" = $3::integer;
-- ["blocks",null,"1"]
-- prepared

select 1, "t0"."name" from "public"."blocks" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
