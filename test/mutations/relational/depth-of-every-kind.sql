select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.profiles_id_seq","public.articles_id_seq","public.tags_id_seq","public.articles_tags_id_seq","public.pages_id_seq","public.headings_id_seq","public.page_sections_id_seq","public.comments_id_seq"],["1","1","1","1","1","1","3","1"]]
-- prepared

with "w0" as (insert into "public"."authors" ("id", "name") select v."c0"::uuid, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w2" as (insert into "public"."headings" ("id", "title") select v."c0"::integer, v."c1"::character varying from unnest($5::text[], $6::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w3" as (insert into "public"."paragraphs" ("id", "body") select v."c0"::uuid, v."c1"::text from unnest($7::text[], $8::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w4" as (insert into "public"."profiles" ("id", "author", "biography") select v."c0"::integer, v."c1"::uuid, v."c2"::text from unnest($9::text[], $10::text[], $11::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w5" as (insert into "public"."articles" ("id", "author", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::uuid, v."c2"::timestamp with time zone, v."c3"::character varying, v."c4"::uuid from unnest($12::text[], $13::text[], $14::text[], $15::text[], $16::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text), "w6" as (insert into "public"."page_sections" ("id", "collection", "item", "pages_id", "sort") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::integer, v."c4"::integer from unnest($17::text[], $18::text[], $19::text[], $20::text[], $21::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text), "w7" as (insert into "public"."articles_tags" ("id", "articles_id", "tag_id") select v."c0"::integer, v."c1"::integer, v."c2"::integer from unnest($22::text[], $23::text[], $24::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w8" as (insert into "public"."pages" ("id", "featured_article", "title") select v."c0"::integer, v."c1"::integer, v."c2"::character varying from unnest($25::text[], $26::text[], $27::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w9" as (insert into "public"."page_sections" ("id", "collection", "item", "pages_id", "sort") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::integer, v."c4"::integer from unnest($28::text[], $29::text[], $30::text[], $31::text[], $32::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text), "w10" as (insert into "public"."comments" ("id", "body", "collection", "item") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::character varying from unnest($33::text[], $34::text[], $35::text[], $36::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2" union all select '3', "w3".* from "w3" union all select '4', "w4".* from "w4" union all select '5', "w5".* from "w5" union all select '6', "w6".* from "w6" union all select '7', "w7".* from "w7" union all select '8', "w8".* from "w8" union all select '9', "w9".* from "w9" union all select '10', "w10".* from "w10";
-- [["uuid:1"],["Eve"],["1001"],["fruit"],["1001"],["Head"],["uuid:2"],["Body."],["1001"],["uuid:1"],["Eats."],["1001"],["uuid:1"],["2024-06-01T12:00:00.000Z"],["Top"],["dddddddd-0000-4000-8000-000000000001"],["1001"],["headings"],["1001"],["2"],["5"],["1001"],["1001"],["1001"],["1001"],["1001"],["All"],["1002","1003"],["headings","paragraphs"],["1001","uuid:2"],["1001","1001"],["1","2"],["1001"],["Said."],["pages"],["1001"]]
-- prepared

select 1, "t0"."id", "t0"."title", "t1"."id", "t1"."title", "t2"."id", "t2"."name" from "public"."pages" as "t0" left join "public"."articles" as "t1" on "t0"."featured_article" = "t1"."id" left join "public"."authors" as "t2" on "t1"."author" = "t2"."id" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select 1, "t0"."sort", "t0"."item"::text, "t0"."collection" from "public"."page_sections" as "t0" where "t0"."pages_id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1001"]
-- prepared

select 1, "t1"."id", "t1"."name" from (select "t0"."tag_id", "t0"."sort", "t0"."id" from "public"."articles_tags" as "t0" where "t0"."articles_id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" left join "public"."tags" as "t1" on "t0"."tag_id" = "t1"."id" order by "t0"."sort" asc, "t0"."id" asc;
-- ["1001"]
-- prepared

select 1, "t0"."body" from "public"."comments" as "t0" where "t0"."item" = $1::character varying and "t0"."collection" = $2::character varying order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1001","pages"]
-- prepared

select 1, "t0"."title", "t0"."id" from "public"."headings" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select 1, "t0"."body" from "public"."paragraphs" as "t0" where "t0"."id" = $1::uuid;
-- ["uuid:2"]
-- prepared

select 1, "t0"."id" from "public"."page_sections" as "t0" where "t0"."item" = $1::character varying and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100;
-- ["1001","headings"]
-- prepared
