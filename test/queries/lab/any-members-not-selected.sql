select "t0"."id", "t0"."item"::text, "t0"."collection" from "public"."sections" as "t0" order by "t0"."id" asc limit 9;
-- prepared

select k.n, "t0"."body" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."texts" as "t0" on "t0"."id" = k.key;
-- [["1","2"]]
-- prepared

select k.n from unnest($1::uuid[]) with ordinality as k(key, n) inner join "public"."media" as "t0" on "t0"."id" = k.key;
-- [["bbbbbbbb-0000-4000-8000-000000000001","BBBBBBBB-0000-4000-8000-000000000002"]]
-- prepared

select k.n from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."links" as "t0" on "t0"."slug" = k.key;
-- [["1","a,b \"c\""]]
-- prepared

select k.n from unnest($1::bigint[]) with ordinality as k(key, n) inner join "public"."counters" as "t0" on "t0"."id" = k.key;
-- [["1","9007199254740993"]]
-- prepared
