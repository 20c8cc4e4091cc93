select k.n::text, t."id"::text, t."pos"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."steps" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["4","5","6","1"]]
-- prepared

update "public"."steps" as t set "pos" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["6"],["7"]]
-- prepared

update "public"."steps" as t set "label" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["no place"]]
-- prepared

update "public"."steps" as t set "label" = v."c1"::text, "pos" = v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["5"],["late"],["6"]]
-- prepared

update "public"."steps" as t set "pos" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["4"],["5"]]
-- prepared

select "t0"."id", "t0"."pos", "t0"."label" from "public"."steps" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["4","5","6","1"]]
