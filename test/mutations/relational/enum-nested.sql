select t."id"::text from "public"."samples" as t where t."id" = any($1::bigint[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

update "public"."samples" as t set "season" = v."c1"::public.season from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::bigint;
-- [["1"],["winterish"]]
-- prepared
