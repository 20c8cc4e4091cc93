select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tags_id_seq","public.articles_tags_id_seq"],["2","2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles_tags" as t on t."articles_id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

with "w0" as (update "public"."articles_tags" as t set "articles_id" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (update "public"."articles" as t set "date_updated" = v."c1"::timestamp without time zone, "user_updated" = v."c2"::uuid from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text), "w2" as (insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($6::text[], $7::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2";
-- [["19","20"],[null,null],["2"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"],["1001","1002"],["fresh","red"]]
-- prepared
