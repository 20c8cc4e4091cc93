select k.n::text, t."id"::text, t."post"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."comments" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["3"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."posts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."comments" as t on t."post" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

delete from "public"."comments" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1","2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."comments" as t on t."id" = k.key;
-- [["3"]]
-- prepared
