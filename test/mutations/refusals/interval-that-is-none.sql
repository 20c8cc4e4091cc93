select t."id"::text from "public"."bookings" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

update "public"."bookings" as t set "notice" = v."c1"::interval from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["1"],["soon"]]
-- prepared
