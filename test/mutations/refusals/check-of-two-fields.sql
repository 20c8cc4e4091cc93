select k.n::text, t."tier"::text from unnest($1::public.tier[]) with ordinality as k (key, n) join "public"."plans" as t on t."tier" = k.key order by t."tier" for no key update of t;
-- [["basic"]]
-- prepared

update "public"."plans" as t set "discount" = v."c1"::numeric, "price" = v."c2"::numeric from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."tier" = v."c0"::public.tier returning v.n::text;
-- [["basic"],["2"],["1"]]
-- prepared

select 1, "t0"."tier" from "public"."plans" as "t0" where "t0"."tier" = $1::public.tier;
-- ["basic"]
-- prepared
