select t."tier"::text from "public"."plans" as t where t."tier" = any($1::public.tier[]) order by t."tier" for no key update;
-- [["basic"]]
-- prepared

update "public"."plans" as t set "discount" = v."c1"::numeric, "price" = v."c2"::numeric from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."tier" = v."c0"::public.tier;
-- [["basic"],["-2"],["-1"]]
-- prepared
