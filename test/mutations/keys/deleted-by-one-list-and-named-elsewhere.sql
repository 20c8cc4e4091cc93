select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."branches" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, k2.n::text, t."id"::text, t."branch"::text, t."tree"::text from "public"."leaves" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."branch" = k1.key left join unnest($3::integer[]) with ordinality as k2 (key, n) on t."tree" = k2.key where t."id" = any($4::integer[]) or t."branch" = any($5::integer[]) or t."tree" = any($6::integer[]) order by t."id" for update of t;
-- [["1"],["1"],["1"],["1"],["1"],["1"]]
-- prepared
