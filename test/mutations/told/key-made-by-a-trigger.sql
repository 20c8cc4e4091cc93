insert into "public"."orders" ("id", "customer") select v."c0"::text, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["?"],["Ann"]]
-- prepared

select 1, "t0"."id", "t0"."customer" from "public"."orders" as "t0" where "t0"."id" = $1::text;
-- ["ORD-ann"]
-- prepared
