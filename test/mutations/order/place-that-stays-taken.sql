select k.n::text, t."id"::text, t."pos"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."steps" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

update "public"."steps" as t set "pos" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["3"]]
-- prepared
