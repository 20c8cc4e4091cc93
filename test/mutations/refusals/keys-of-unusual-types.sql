select k.n::text, t."tier"::text from unnest($1::public.tier[]) with ordinality as k (key, n) join "public"."plans" as t on t."tier" = k.key order by t."tier" for no key update of t;
-- [["basic"]]
-- prepared

update "public"."plans" as t set "price" = v."c1"::numeric from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."tier" = v."c0"::public.tier returning v.n::text;
-- [["basic"],["11"]]
-- prepared

select 1, "t0"."tier", "t0"."price" from "public"."plans" as "t0" where "t0"."tier" = $1::public.tier;
-- ["basic"]
-- prepared

select k.n::text, t."number"::text from unnest($1::numeric[]) with ordinality as k (key, n) join "public"."versions" as t on t."number" = k.key order by t."number" for no key update of t;
-- [["1.5"]]
-- prepared

update "public"."versions" as t set "label" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."number" = v."c0"::numeric returning v.n::text;
-- [["1.5"],["x"]]
-- prepared

select 1, "t0"."label" from "public"."versions" as "t0" where "t0"."number" = $1::numeric;
-- ["1.5"]
-- prepared

select k.n::text, t."day"::text from unnest($1::date[]) with ordinality as k (key, n) join "public"."days" as t on t."day" = k.key order by t."day" for no key update of t;
-- [["2024-01-01"]]
-- prepared

update "public"."days" as t set "label" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."day" = v."c0"::date returning v.n::text;
-- [["2024-01-01"],["x"]]
-- prepared

select 1, "t0"."day", "t0"."label" from "public"."days" as "t0" where "t0"."day" = $1::date;
-- ["2024-01-01"]
-- prepared
