select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."branches" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."branch"::text, t."tree"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."leaves" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."leaves" as t on t."branch" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."leaves" as t on t."tree" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared
