select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.articles_tags_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."tags" as t on t."id" = k.key order by t."id" for key share of t;
-- [["7"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles_tags" as t on t."articles_id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

with "w0" as (update "public"."articles_tags" as t set "articles_id" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (update "public"."articles" as t set "date_updated" = v."c1"::timestamp without time zone, "user_updated" = v."c2"::uuid from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["19","20"],[null,null],["2"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"]]
-- prepared

insert into "public"."articles_tags" ("id", "articles_id", "tag_id") select v."c0"::integer, v."c1"::integer, v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001"],["2"],["7"]]
-- prepared

select 1, "t0"."id", "t0"."title" from "public"."articles" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."id", "t0"."sort", "t0"."note", "t1"."id", "t1"."name" from (select "t0"."id", "t0"."sort", "t0"."note", "t0"."tag_id" from "public"."articles_tags" as "t0" where "t0"."articles_id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" left join "public"."tags" as "t1" on "t0"."tag_id" = "t1"."id" order by "t0"."sort" asc, "t0"."id" asc;
-- ["2"]
-- prepared
