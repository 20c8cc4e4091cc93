select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.authors_id_seq","public.books_id_seq"],["1","2"]]
-- prepared

with "w0" as (insert into "public"."authors" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."books" ("id", "author", "price", "title") select v."c0"::integer, v."c1"::integer, v."c2"::numeric, v."c3"::text from unnest($3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["2"],["New"],["2","3"],["2","2"],["1","-1"],["One","Two"]]
-- prepared

select 1, "t0"."id" from "public"."authors" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
