select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."countries" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."country"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."cities" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["999"]]
-- prepared
