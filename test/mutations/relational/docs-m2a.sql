select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.headings_id_seq","public.page_sections_id_seq"],["1","2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."page_sections" as t on t."pages_id" = k.key order by t."id" for update of t;
-- [["2"]]
-- prepared

delete from "public"."page_sections" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["4"]]
-- prepared

with "w0" as (insert into "public"."headings" ("id", "level", "title") select v."c0"::integer, v."c1"::smallint, v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w1" as (insert into "public"."paragraphs" ("id", "body") select v."c0"::uuid, v."c1"::text from unnest($4::text[], $5::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w2" as (insert into "public"."page_sections" ("id", "collection", "item", "pages_id") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::integer from unnest($6::text[], $7::text[], $8::text[], $9::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2";
-- [["1001"],["2"],["A heading"],["uuid:1"],["A paragraph."],["1001","1002"],["headings","paragraphs"],["1001","uuid:1"],["2","2"]]
-- prepared

select 1, "t0"."id", "t0"."title" from "public"."pages" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."id", "t0"."sort", "t0"."collection", "t0"."width", "t0"."item"::text from "public"."page_sections" as "t0" where "t0"."pages_id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["2"]
-- prepared

select 1, "t0"."id", "t0"."title", "t0"."level" from "public"."headings" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select 1, "t0"."body" from "public"."paragraphs" as "t0" where "t0"."id" = $1::uuid;
-- ["uuid:1"]
-- prepared
