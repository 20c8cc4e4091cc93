select t."id"::text from "public"."articles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."articles_id"::text from "public"."articles_tags" as t where t."articles_id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."item"::text from "public"."comments" as t where t."item" = any($1::character varying[]) and t."collection" = $2 order by t."id" for no key update;
-- [["1"],"articles"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.comments_id_seq","public.tags_id_seq","public.articles_tags_id_seq"],["1","1","2"]]
-- prepared

update "public"."articles_tags" as t set "articles_id" = $1::integer where t."id" = any($2::integer[]);
-- [null,["2","3","5"]]
-- prepared

update "public"."comments" as t set "item" = $1::character varying, "collection" = $2::character varying where t."id" = any($3::integer[]);
-- [null,null,["1","2"]]
-- prepared

update "public"."articles" as t set "author" = v."c1"::uuid, "date_updated" = v."c2"::timestamp without time zone, "user_updated" = v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) where t."id" = v."c0"::integer;
-- [["1"],["aaaaaaaa-0000-4000-8000-000000000009"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"]]
-- prepared
