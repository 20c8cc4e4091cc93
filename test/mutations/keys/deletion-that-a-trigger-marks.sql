delete from "public"."papers" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."papers" as t on t."id" = k.key;
-- [["2"]]
-- prepared
