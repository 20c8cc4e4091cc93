select k.n::text, t."id"::text, t."code"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."codes" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2","3"]]
-- prepared

update "public"."codes" as t set "code" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3"],["d"]]
-- prepared

update "public"."codes" as t set "code" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["c"]]
-- prepared

update "public"."codes" as t set "code" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["b"]]
-- prepared

select "t0"."id", "t0"."code" from "public"."codes" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2","3"]]
