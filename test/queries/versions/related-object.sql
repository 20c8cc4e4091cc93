select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","plain","2","1"]

select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","object","2","1"]

select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","keyed","2","1"]

select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["pages","nested","2","1"]

select k.n, "t0"."title", "t0"."views", "t1"."id", "t1"."title" from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", $2::text as "title", $3::integer as "views", "summary", $4::integer as "parent", "layout" from "public"."pages") as "t0" on "t0"."id" = k.key left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id";
-- [["2"],"new","9","2"]
-- prepared

select k.n, "t0"."title", "t0"."summary", "t1"."id", "t1"."title", "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", "title", "views", $2::text as "summary", "parent", "layout" from "public"."pages") as "t0" on "t0"."id" = k.key left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id";
-- [["2"],"of a new parent"]
-- prepared

select k.n, "t0"."summary" from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", "title", "views", $2::text as "summary", "parent", "layout" from "public"."pages") as "t0" on "t0"."id" = k.key;
-- [["2"],"of a new parent"]
-- prepared

select k.n, "t1"."id", "t1"."title" from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", "title", "views", "summary", $2::integer as "parent", "layout" from "public"."pages") as "t0" on "t0"."id" = k.key left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id";
-- [["2"],"2"]
-- prepared

select k.n, "t0"."title", "t0"."views", "t1"."id", "t1"."title" from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", "title", "views", "summary", "parent", "layout" from "public"."pages") as "t0" on "t0"."id" = k.key left join "public"."pages" as "t1" on "t0"."parent" = "t1"."id";
-- [["2"]]
-- prepared

select k.n, "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."name", "t0"."id" from "public"."blocks" as "t0" where "t0"."page" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["2"]]
-- prepared
