select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::character varying[]) with ordinality as k (key, n) join "public"."comments" as t on t."item" = k.key and t."collection" = $2 order by t."id" for no key update of t;
-- [["1"],"articles"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."comments" as t on t."id" = k.key;
-- [["3"]]
-- prepared
