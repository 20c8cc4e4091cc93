select t."id"::text from "public"."settings" as t order by t."id" limit 1 for no key update;
-- prepared

lock table "public"."settings" in share row exclusive mode;

select t."id"::text from "public"."settings" as t order by t."id" limit 1 for no key update;
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.pages_id_seq","public.settings_id_seq"],["1","1"]]
-- prepared

with "w0" as (insert into "public"."pages" ("id", "title") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."settings" ("id", "home", "title") select v."c0"::integer, v."c1"::integer, v."c2"::character varying from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["1001"],["Home"],["1001"],["1001"],["New"]]
-- prepared

select 1, "t0"."id", "t0"."title", "t1"."id", "t1"."title" from "public"."settings" as "t0" left join "public"."pages" as "t1" on "t0"."home" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared
