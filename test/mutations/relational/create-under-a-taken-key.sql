insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["7"],["new"]]
-- prepared

select 1, "t0"."id" from "public"."tags" as "t0" where "t0"."id" = $1::integer;
-- ["7"]
-- prepared
