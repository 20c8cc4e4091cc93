select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."members" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2","3","1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.profiles_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."member"::text from "public"."profiles" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."member" = k1.key where t."id" = any($3::integer[]) or t."member" = any($4::integer[]) order by t."id" for update of t;
-- [["1","2"],["2","3","1"],["1","2"],["2","3","1"]]
-- prepared

update "public"."profiles" as t set "member" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["3"]]
-- prepared

update "public"."profiles" as t set "member" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["2"]]
-- prepared

insert into "public"."profiles" ("id", "member", "name") select v."c0"::integer, v."c1"::integer, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["3"],["1"],["new"]]
-- prepared

select "t0"."name", "t0"."id" from "public"."members" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["2","3","1"]]

select k.n, "t0"."id", "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."profiles" as "t0" on "t0"."member" = k.key;
-- [["1","2","3"]]
-- prepared
