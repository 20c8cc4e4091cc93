select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."accounts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2","1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."profiles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."profiles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared
