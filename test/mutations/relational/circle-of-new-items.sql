select k.n::text, t."id"::text, t."parent"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."menu_items" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["501"]]
-- prepared
