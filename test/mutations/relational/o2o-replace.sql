select k.n::text, t."id"::text from unnest($1::uuid[]) with ordinality as k (key, n) join "public"."authors" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.profiles_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::uuid[]) with ordinality as k (key, n) join "public"."profiles" as t on t."author" = k.key order by t."id" for no key update of t;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

update "public"."profiles" as t set "author" = v."c1"::uuid from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],[null]]
-- prepared

insert into "public"."profiles" ("id", "author", "biography") select v."c0"::integer, v."c1"::uuid, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001"],["aaaaaaaa-0000-4000-8000-000000000001"],["Another."]]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."authors" as "t0" where "t0"."id" = $1::uuid;
-- ["aaaaaaaa-0000-4000-8000-000000000001"]
-- prepared

select 1, "t0"."id", "t0"."biography" from "public"."profiles" as "t0" where "t0"."author" = $1::uuid;
-- ["aaaaaaaa-0000-4000-8000-000000000001"]
-- prepared
