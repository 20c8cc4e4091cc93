select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."countries" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.cities_id_seq"],["1"]]
-- prepared

insert into "public"."cities" ("id", "country", "name") select v."c0"::integer, v."c1"::integer, v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001","7"],["1","1"],["Fine","Taken"]]
-- prepared

select 1, "t0"."id" from "public"."countries" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
