select k.n::text, t."id"::text, t."author"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."articles_id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles_tags" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::uuid[]) with ordinality as k (key, n) join "public"."authors" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared
