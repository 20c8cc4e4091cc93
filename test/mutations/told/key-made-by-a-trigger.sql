insert into "public"."orders" ("id", "customer") select v."c0"::text, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["?"],["Ann"]]
-- prepared

select k.n, "t0"."id", "t0"."customer" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."orders" as "t0" on "t0"."id" = k.key;
-- [["ORD-ann"]]
-- prepared
