select t."id"::text from "public"."articles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["2"]]
-- prepared

select t."id"::text, t."articles_id"::text from "public"."articles_tags" as t where t."articles_id" = any($1::integer[]) order by t."id" for no key update;
-- [["2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tags_id_seq","public.articles_tags_id_seq"],["2","2"]]
-- prepared

update "public"."articles_tags" as t set "articles_id" = $1::integer where t."id" = any($2::integer[]);
-- [null,["19","20"]]
-- prepared

insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n;
-- [["1001","1002"],["twin","twin"]]
-- prepared
