select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.branches_id_seq"],["1"]]
-- prepared

with "w0" as (insert into "public"."branches" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."branches" ("id", "name", "parent") select v."c0"::integer, v."c1"::text, v."c2"::integer from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["62"],["parent"],["1001"],["kid"],["62"]]
-- prepared

select "t0"."id", "t0"."name", "t1"."id" from "public"."branches" as "t0" left join "public"."branches" as "t1" on "t0"."parent" = "t1"."id" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1001","62"]]
