select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.articles_id_seq","public.articles_tags_id_seq","public.tags_id_seq"],["1","2","1"]]
-- prepared

with "w0" as (insert into "public"."articles" ("id", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::timestamp with time zone, v."c2"::character varying, v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w1" as (insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($5::text[], $6::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w2" as (insert into "public"."articles_tags" ("id", "articles_id", "sort", "tag_id") select v."c0"::integer, v."c1"::integer, v."c2"::integer, v."c3"::integer from unnest($7::text[], $8::text[], $9::text[], $10::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2";
-- [["1001"],["2024-06-01T12:00:00.000Z"],["New"],["dddddddd-0000-4000-8000-000000000001"],["1001"],["new"],["1001","1002"],["1001","1001"],["2","1"],["1","1001"]]
-- prepared

select 1, "t0"."id", "t0"."title" from "public"."articles" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select 1, "t0"."id", "t0"."sort", "t0"."note", "t1"."id", "t1"."name" from (select "t0"."id", "t0"."sort", "t0"."note", "t0"."tag_id" from "public"."articles_tags" as "t0" where "t0"."articles_id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" left join "public"."tags" as "t1" on "t0"."tag_id" = "t1"."id" order by "t0"."sort" asc, "t0"."id" asc;
-- ["1001"]
-- prepared
