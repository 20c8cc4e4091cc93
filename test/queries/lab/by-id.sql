select k.n, "t0"."name", "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."nodes" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared

select k.n, "t0"."label", "t0"."code" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."tags" as "t0" on "t0"."code" = k.key;
-- [["two words"]]
-- prepared

select k.n, "t0"."value" from unnest($1::bigint[]) with ordinality as k(key, n) inner join "public"."counters" as "t0" on "t0"."id" = k.key;
-- [["9007199254740993"]]
-- prepared

select k.n, "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."name", "t0"."id" from "public"."nodes" as "t0" where "t0"."parent" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1"]]
-- prepared

select k.n, "t0"."id" from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."nodes_tags" as "t0" where "t0"."tags_code" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["two words"]]
-- prepared
