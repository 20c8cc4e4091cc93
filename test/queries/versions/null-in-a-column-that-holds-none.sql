select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","nulls","2","1"]

select k.n, "t0"."title", "t0"."views", "t0"."summary", "t1"."id", "t0"."layout" from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", "title", "views", $2::text as "summary", $3::integer as "parent", "layout" from "public"."pages") as "t0" on "t0"."id" = k.key left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id";
-- [["2"],null,null]
-- prepared

select k.n, "t0"."title", "t0"."views", "t0"."summary", "t0"."layout" from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", "title", "views", $2::text as "summary", $3::integer as "parent", "layout" from "public"."pages") as "t0" on "t0"."id" = k.key;
-- [["2"],null,null]
-- prepared
