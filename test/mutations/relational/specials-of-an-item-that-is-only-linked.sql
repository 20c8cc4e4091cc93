select k.n::text, t."id"::text from unnest($1::uuid[]) with ordinality as k (key, n) join "public"."authors" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["aaaaaaaa-0000-4000-8000-000000000002"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."author"::text from "public"."articles" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::uuid[]) with ordinality as k1 (key, n) on t."author" = k1.key where t."id" = any($3::integer[]) or t."author" = any($4::uuid[]) order by t."id" for no key update of t;
-- [["1","15"],["aaaaaaaa-0000-4000-8000-000000000002"],["1","15"],["aaaaaaaa-0000-4000-8000-000000000002"]]
-- prepared

update "public"."articles" as t set "author" = v."c1"::uuid, "date_updated" = v."c2"::timestamp without time zone, "user_updated" = v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["aaaaaaaa-0000-4000-8000-000000000002"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"]]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."authors" as "t0" where "t0"."id" = $1::uuid;
-- ["aaaaaaaa-0000-4000-8000-000000000002"]
-- prepared

select 1, "t0"."id", "t0"."date_updated" from "public"."articles" as "t0" where "t0"."author" = $1::uuid order by "t0"."id" asc limit 100;
-- ["aaaaaaaa-0000-4000-8000-000000000002"]
-- prepared
