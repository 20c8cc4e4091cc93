delete from "public"."cities" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["7","999"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."cities" as t on t."id" = k.key;
-- [["7","999"]]
-- prepared
