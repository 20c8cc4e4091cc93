select k.n::text, t."id"::text from unnest($1::uuid[]) with ordinality as k (key, n) join "public"."authors" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["aaaaaaaa-0000-4000-8000-000000000002"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tags_id_seq","public.articles_id_seq","public.comments_id_seq","public.articles_tags_id_seq"],["1","2","3","3"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."author"::text from "public"."articles" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::uuid[]) with ordinality as k1 (key, n) on t."author" = k1.key where t."id" = any($3::integer[]) or t."author" = any($4::uuid[]) order by t."id" for no key update of t;
-- [["15"],["aaaaaaaa-0000-4000-8000-000000000002"],["15"],["aaaaaaaa-0000-4000-8000-000000000002"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles_tags" as t on t."articles_id" = k.key order by t."id" for no key update of t;
-- [["15"]]
-- prepared

with "w0" as (update "public"."articles" as t set "date_updated" = v."c1"::timestamp without time zone, "user_updated" = v."c2"::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($4::text[], $5::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["15"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"],["1001"],["new"]]
-- prepared

with "w0" as (insert into "public"."articles" ("id", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::timestamp with time zone, v."c2"::character varying, v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w1" as (insert into "public"."articles" ("id", "author", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::uuid, v."c2"::timestamp with time zone, v."c3"::character varying, v."c4"::uuid from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text), "w2" as (insert into "public"."comments" ("id", "body", "collection", "item") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::character varying from unnest($10::text[], $11::text[], $12::text[], $13::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w3" as (insert into "public"."articles_tags" ("id", "articles_id", "note", "tag_id") select v."c0"::integer, v."c1"::integer, v."c2"::character varying, v."c3"::integer from unnest($14::text[], $15::text[], $16::text[], $17::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w4" as (insert into "public"."articles_tags" ("id", "articles_id", "tag_id") select v."c0"::integer, v."c1"::integer, v."c2"::integer from unnest($18::text[], $19::text[], $20::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w5" as (insert into "public"."articles_tags" ("id", "articles_id", "sort", "tag_id") select v."c0"::integer, v."c1"::integer, v."c2"::integer, v."c3"::integer from unnest($21::text[], $22::text[], $23::text[], $24::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2" union all select '3', "w3".* from "w3" union all select '4', "w4".* from "w4" union all select '5', "w5".* from "w5";
-- [["1001"],["2024-06-01T12:00:00.000Z"],["Around"],["dddddddd-0000-4000-8000-000000000001"],["1002"],["aaaaaaaa-0000-4000-8000-000000000002"],["2024-06-01T12:00:00.000Z"],["Second of Bo"],["dddddddd-0000-4000-8000-000000000001"],["1001","1002","1003"],["Deep.","First.","Second."],["articles","articles","articles"],["1001","1002","1002"],["1001"],["1001"],["back"],["1001"],["1002"],["15"],["1001"],["1003"],["1002"],["1"],["7"]]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."authors" as "t0" where "t0"."id" = $1::uuid;
-- ["aaaaaaaa-0000-4000-8000-000000000002"]
-- prepared

select 1, "t0"."id", "t0"."title" from "public"."articles" as "t0" where "t0"."author" = $1::uuid order by "t0"."id" asc limit 100;
-- ["aaaaaaaa-0000-4000-8000-000000000002"]
-- prepared

select "t0"."key n", "t0"."sort", "t0"."note", "t1"."id", "t1"."name" from (select k.n as "key n", "t0".* from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."sort", "t0"."note", "t0"."tag_id", "t0"."id" from "public"."articles_tags" as "t0" where "t0"."articles_id" = k.key order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" offset 0) as "t0" left join "public"."tags" as "t1" on "t0"."tag_id" = "t1"."id" order by "t0"."key n", "t0"."sort" asc, "t0"."id" asc;
-- [["15","1002"]]
-- prepared

select k.n, "t0"."body" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."body", "t0"."sort", "t0"."id" from "public"."comments" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."sort" asc, "t0"."id" asc;
-- [["15","1002"],"articles"]
-- prepared
