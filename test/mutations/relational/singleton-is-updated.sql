select t."id"::text from "public"."settings" as t order by t."id" limit 1 for no key update;
-- prepared

lock table "public"."settings" in share row exclusive mode;

select t."id"::text from "public"."settings" as t order by t."id" limit 1 for no key update;
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.settings_id_seq"],["1"]]
-- prepared

insert into "public"."settings" ("id", "title") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1001"],["New"]]
-- prepared

select 1, "t0"."id", "t0"."title" from "public"."settings" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select t."id"::text from "public"."settings" as t order by t."id" limit 1 for no key update;
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."settings" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1001"]]
-- prepared

update "public"."settings" as t set "home" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1001"],["1"]]
-- prepared

select 1, "t0"."id", "t0"."title", "t1"."id", "t1"."title" from "public"."settings" as "t0" left join "public"."pages" as "t1" on "t0"."home" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared
