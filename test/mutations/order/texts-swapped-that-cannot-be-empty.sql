select k.n::text, t."id"::text, t."code"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."codes" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared
