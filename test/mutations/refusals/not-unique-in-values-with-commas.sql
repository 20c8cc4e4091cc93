select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.streets_id_seq"],["3"]]
-- prepared

insert into "public"."streets" ("id", "city", "name") select v."c0"::integer, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001","1002","1003"],["Bath","Bath, Avon","Bath"],["Avon, Main","Main","Main"]]
-- prepared

select "t0"."id" from "public"."streets" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1001","1002","1003"]]
