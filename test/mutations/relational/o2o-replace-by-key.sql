select t."id"::text from "public"."authors" as t where t."id" = any($1::uuid[]) order by t."id" for no key update;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

select t."id"::text, t."author"::text from "public"."profiles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["2"]]
-- prepared

select t."id"::text, t."author"::text from "public"."profiles" as t where t."author" = any($1::uuid[]) order by t."id" for no key update;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

update "public"."profiles" as t set "author" = $1::uuid where t."id" = any($2::integer[]);
-- [null,["1"]]
-- prepared

update "public"."profiles" as t set "author" = v."c1"::uuid from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["2"],["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

select k.n, "t0"."name", "t0"."id" from unnest($1::uuid[]) with ordinality as k(key, n) inner join "public"."authors" as "t0" on "t0"."id" = k.key;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

select k.n, "t0"."id", "t0"."biography" from unnest($1::uuid[]) with ordinality as k(key, n) inner join "public"."profiles" as "t0" on "t0"."author" = k.key;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared
