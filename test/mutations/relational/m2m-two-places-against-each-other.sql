select k.n::text, t."id"::text from unnest($1::uuid[]) with ordinality as k (key, n) join "public"."authors" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."author"::text from "public"."articles" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::uuid[]) with ordinality as k1 (key, n) on t."author" = k1.key where t."id" = any($3::integer[]) or t."author" = any($4::uuid[]) order by t."id" for no key update of t;
-- [["1"],["aaaaaaaa-0000-4000-8000-000000000001"],["1"],["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."articles_id"::text from "public"."articles_tags" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."articles_id" = k1.key where t."id" = any($3::integer[]) or t."articles_id" = any($4::integer[]) order by t."id" for no key update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::character varying[]) with ordinality as k (key, n) join "public"."comments" as t on t."item" = k.key and t."collection" = $2 order by t."id" for no key update of t;
-- [["1"],"articles"]
-- prepared
