select k.n::text, t."id"::text from unnest($1::bigint[]) with ordinality as k (key, n) join "public"."samples" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."samples" as t set "document" = v."c1"::jsonb, "structure" = v."c2"::json from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::bigint returning v.n::text;
-- [["1"],["[1,{}]"],["\"text\""]]
-- prepared

select 1, "t0"."id", "t0"."structure", "t0"."document" from "public"."samples" as "t0" where "t0"."id" = $1::bigint;
-- ["1"]
-- prepared
