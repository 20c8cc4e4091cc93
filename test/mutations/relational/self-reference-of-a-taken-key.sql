insert into "public"."menu_items" ("id", "name", "parent") select v."c0"::integer, v."c1"::character varying, v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["3"],["New"],["3"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."menu_items" as "t0" where "t0"."id" = $1::integer;
-- ["3"]
-- prepared
