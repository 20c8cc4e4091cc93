select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."tags" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.articles_tags_id_seq","public.articles_id_seq"],["2","1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."tag_id"::text, t."articles_id"::text from "public"."articles_tags" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."tag_id" = k1.key where t."id" = any($3::integer[]) or t."tag_id" = any($4::integer[]) order by t."id" for update of t;
-- [["19"],["1"],["19"],["1"]]
-- prepared

delete from "public"."articles_tags" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["2"]]
-- prepared

with "w0" as (insert into "public"."articles_tags" ("id", "articles_id", "tag_id") select v."c0"::integer, v."c1"::integer, v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w1" as (insert into "public"."articles" ("id", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::timestamp with time zone, v."c2"::character varying, v."c3"::uuid from unnest($4::text[], $5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w2" as (insert into "public"."articles_tags" ("id", "articles_id", "tag_id") select v."c0"::integer, v."c1"::integer, v."c2"::integer from unnest($8::text[], $9::text[], $10::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2";
-- [["1001"],["15"],["1"],["1001"],["2024-06-01T12:00:00.000Z"],["Written for the tag"],["dddddddd-0000-4000-8000-000000000001"],["1002"],["1001"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."tags" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."title" from (select "t0"."id", "t0"."articles_id" from "public"."articles_tags" as "t0" where "t0"."tag_id" = $1::integer order by "t0"."id" asc limit 100) as "t0" left join "public"."articles" as "t1" on "t0"."articles_id" = "t1"."id" order by "t0"."id" asc;
-- ["1"]
-- prepared
