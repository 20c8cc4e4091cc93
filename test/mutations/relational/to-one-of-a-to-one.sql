select k.n::text, t."id"::text, t."featured_article"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.profiles_id_seq","public.articles_id_seq"],["1","1"]]
-- prepared

with "w0" as (insert into "public"."authors" ("id", "name") select v."c0"::uuid, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."profiles" ("id", "author", "biography") select v."c0"::integer, v."c1"::uuid, v."c2"::text from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w2" as (insert into "public"."articles" ("id", "author", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::uuid, v."c2"::timestamp with time zone, v."c3"::character varying, v."c4"::uuid from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text), "w3" as (update "public"."pages" as t set "featured_article" = v."c1"::integer from unnest($11::text[], $12::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2" union all select '3', "w3".* from "w3";
-- [["uuid:1"],["Di"],["1001"],["uuid:1"],["Dives."],["1001"],["uuid:1"],["2024-06-01T12:00:00.000Z"],["Deep"],["dddddddd-0000-4000-8000-000000000001"],["2"],["1001"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."title", "t2"."id", "t2"."name" from "public"."pages" as "t0" left join "public"."articles" as "t1" on "t0"."featured_article" = "t1"."id" left join "public"."authors" as "t2" on "t1"."author" = "t2"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."biography" from "public"."profiles" as "t0" where "t0"."author" = $1::uuid;
-- ["uuid:1"]
-- prepared
