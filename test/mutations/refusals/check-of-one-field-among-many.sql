insert into "public"."rooms" ("id", "floor") select v."c0"::integer, v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["10","11"],["3","4"]]
-- prepared
