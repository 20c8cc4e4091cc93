select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."posts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."post"::text, t."reply_to"::text from "public"."comments" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."post" = k1.key where t."id" = any($3::integer[]) or t."post" = any($4::integer[]) order by t."id" for update of t;
-- [["2","3"],["1"],["2","3"],["1"]]
-- prepared
