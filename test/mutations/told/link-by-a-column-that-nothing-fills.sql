select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq","public.lakes_id_seq"],["1","1"]]
-- prepared

insert into "public"."countries" ("id", "name", "tag") select v."c0"::integer, v."c1"::text, v."c2"::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text, "plain"::text;
-- [["1"],["A"],["uuid:1"]]
-- prepared
