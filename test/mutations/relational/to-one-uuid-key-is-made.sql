select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.articles_id_seq"],["1"]]
-- prepared

with "w0" as (insert into "public"."authors" ("id", "name") select v."c0"::uuid, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."articles" ("id", "author", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::uuid, v."c2"::timestamp with time zone, v."c3"::character varying, v."c4"::uuid from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["uuid:1"],["Cy"],["1001"],["uuid:1"],["2024-06-01T12:00:00.000Z"],["New"],["dddddddd-0000-4000-8000-000000000001"]]
-- prepared

select 1, "t0"."title", "t1"."id", "t1"."name" from "public"."articles" as "t0" left join "public"."authors" as "t1" on "t0"."author" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared
