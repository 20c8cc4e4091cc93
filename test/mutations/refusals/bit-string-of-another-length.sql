select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."bookings" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."bookings" as t set "pin" = v."c1"::"bit" from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["01"]]
-- prepared

select 1, "t0"."id" from "public"."bookings" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
