select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq"],["1"]]
-- prepared

insert into "public"."countries" ("id", "area", "name") select v."c0"::integer, v."c1"::numeric, v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001"],["-1"],["Negative"]]
-- prepared

select 1, "t0"."id" from "public"."countries" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared
