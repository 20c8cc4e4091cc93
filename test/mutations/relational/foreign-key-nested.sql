select k.n::text, t."id"::text, t."author"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.comments_id_seq","public.tags_id_seq","public.articles_tags_id_seq"],["1","1","2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles_tags" as t on t."articles_id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::character varying[]) with ordinality as k (key, n) join "public"."comments" as t on t."item" = k.key and t."collection" = $2 order by t."id" for no key update of t;
-- [["1"],"articles"]
-- prepared

with "w0" as (update "public"."comments" as t set "collection" = v."c1"::character varying, "item" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (update "public"."articles_tags" as t set "articles_id" = v."c1"::integer from unnest($4::text[], $5::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text), "w2" as (update "public"."articles" as t set "author" = v."c1"::uuid, "date_updated" = v."c2"::timestamp without time zone, "user_updated" = v."c3"::uuid from unnest($6::text[], $7::text[], $8::text[], $9::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2";
-- [["1","2"],[null,null],[null,null],["2","3","5"],[null,null,null],["1"],["aaaaaaaa-0000-4000-8000-000000000009"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"]]
-- prepared
