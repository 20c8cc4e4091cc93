select k.n::text, t."id"::text, t."featured_article"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.profiles_id_seq","public.articles_id_seq"],["1","1"]]
-- prepared

insert into "public"."authors" ("id", "name") select v."c0"::uuid, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["uuid:1"],["Di"]]
-- prepared

insert into "public"."profiles" ("id", "author", "biography") select v."c0"::integer, v."c1"::uuid, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001"],["uuid:1"],["Dives."]]
-- prepared

insert into "public"."articles" ("id", "author", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::uuid, v."c2"::timestamp with time zone, v."c3"::character varying, v."c4"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text;
-- [["1001"],["uuid:1"],["2024-06-01T12:00:00.000Z"],["Deep"],["dddddddd-0000-4000-8000-000000000001"]]
-- prepared

update "public"."pages" as t set "featured_article" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["1001"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."title", "t2"."id", "t2"."name" from "public"."pages" as "t0" left join "public"."articles" as "t1" on "t0"."featured_article" = "t1"."id" left join "public"."authors" as "t2" on "t1"."author" = "t2"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."biography" from "public"."profiles" as "t0" where "t0"."author" = $1::uuid;
-- ["uuid:1"]
-- prepared
