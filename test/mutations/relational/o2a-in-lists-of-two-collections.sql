select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."featured_article"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, k2.n::text, t."id"::text, t."item"::text, t."collection"::text from "public"."comments" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::character varying[]) with ordinality as k1 (key, n) on t."item" = k1.key and t."collection" = $3 left join unnest($4::character varying[]) with ordinality as k2 (key, n) on t."item" = k2.key and t."collection" = $5 where t."id" = any($6::integer[]) or t."item" = any($7::character varying[]) and t."collection" = $8 or t."item" = any($9::character varying[]) and t."collection" = $10 order by t."id" for no key update of t;
-- [["4"],["1"],"articles",["1"],"pages",["4"],["1"],"articles",["1"],"pages"]
-- prepared
