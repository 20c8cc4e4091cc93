select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["remarks","moved","1","1"]

select "t0"."delta"::text from "public"."directus_versions" as "t0" where ("t0"."collection" = $1::character varying and "t0"."key" = $2::character varying and "t0"."item" = $3::character varying) order by "t0"."date_created" desc limit $4;
-- ["remarks","created","1","1"]

select k.n, "t0"."collection", "t0"."item"::text from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", $2::character varying as "collection", $3::character varying as "item" from "public"."remarks") as "t0" on "t0"."id" = k.key;
-- [["1"],"blocks","1"]
-- prepared

select k.n, "t0"."collection", "t0"."item" from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", $2::character varying as "collection", $3::character varying as "item" from "public"."remarks") as "t0" on "t0"."id" = k.key;
-- [["1"],"blocks","1"]
-- prepared

select k.n, "t0"."collection", "t0"."item"::text from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", $2::character varying as "collection", $3::character varying as "item" from "public"."remarks") as "t0" on "t0"."id" = k.key;
-- [["1"],"blocks",null]
-- prepared

select k.n, "t0"."collection", "t0"."item" from unnest($1::integer[]) with ordinality as k(key, n) inner join (select "id", $2::character varying as "collection", $3::character varying as "item" from "public"."remarks") as "t0" on "t0"."id" = k.key;
-- [["1"],"blocks",null]
-- prepared

select k.n, "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."blocks" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared
