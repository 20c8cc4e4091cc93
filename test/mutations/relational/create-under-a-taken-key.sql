insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["7"],["new"]]
-- prepared
