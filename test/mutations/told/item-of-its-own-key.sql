insert into "public"."pages" ("slug", "parent") select v."c0"::text, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "slug"::text;
-- [["Home"],["Home"]]
-- prepared
