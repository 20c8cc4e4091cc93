select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.authors_id_seq","public.books_id_seq","public.readers_id_seq","public.reviews_id_seq"],["1","2","1","2"]]
-- prepared

with "w0" as (insert into "public"."authors" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."readers" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w2" as (insert into "public"."books" ("id", "author", "title") select v."c0"::integer, v."c1"::integer, v."c2"::text from unnest($5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w3" as (insert into "public"."books" ("id", "author", "pages", "title") select v."c0"::integer, v."c1"::integer, v."c2"::smallint, v."c3"::text from unnest($8::text[], $9::text[], $10::text[], $11::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w4" as (insert into "public"."reviews" ("id", "body", "book", "reader") select v."c0"::integer, v."c1"::character varying, v."c2"::integer, v."c3"::integer from unnest($12::text[], $13::text[], $14::text[], $15::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w5" as (insert into "public"."reviews" ("id", "body", "book") select v."c0"::integer, v."c1"::character varying, v."c2"::integer from unnest($16::text[], $17::text[], $18::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2" union all select '3', "w3".* from "w3" union all select '4', "w4".* from "w4" union all select '5', "w5".* from "w5";
-- [["2"],["New"],["2"],["Rex"],["2"],["2"],["One"],["3"],["2"],["7"],["Two"],["1"],["Good."],["2"],["2"],["2"],["Bad."],["2"]]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."authors" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."title", "t0"."pages", "t0"."id" from "public"."books" as "t0" where "t0"."author" = $1::integer order by "t0"."id" asc limit 100;
-- ["2"]
-- prepared

select "t0"."key n", "t0"."body", "t1"."id", "t1"."name" from (select k.n as "key n", "t0".* from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."body", "t0"."reader", "t0"."id" from "public"."reviews" as "t0" where "t0"."book" = k.key order by "t0"."id" asc limit 100) as "t0" offset 0) as "t0" left join "public"."readers" as "t1" on "t0"."reader" = "t1"."id" order by "t0"."key n", "t0"."id" asc;
-- [["2","3"]]
-- prepared
