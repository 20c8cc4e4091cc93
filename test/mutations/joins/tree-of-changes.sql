select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."authors" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.books_id_seq","public.reviews_id_seq"],["1","1"]]
-- prepared

select k.n::text, t."id"::text, t."author"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."books" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."reviews" as t on t."book" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

with "w0" as (update "public"."authors" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (update "public"."books" as t set "title" = v."c1"::text from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["1"],["Anna"],["1"],["Begin"]]
-- prepared

with "w0" as (insert into "public"."books" ("id", "author", "title") select v."c0"::integer, v."c1"::integer, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w1" as (insert into "public"."reviews" ("id", "body", "book") select v."c0"::integer, v."c1"::character varying, v."c2"::integer from unnest($4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["2"],["1"],["Second"],["1"],["New."],["1"]]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."authors" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."title", "t0"."id" from "public"."books" as "t0" where "t0"."author" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select k.n, "t0"."body" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."body", "t0"."id" from "public"."reviews" as "t0" where "t0"."book" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1","2"]]
-- prepared
