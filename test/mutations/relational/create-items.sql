select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tags_id_seq"],["3"]]
-- prepared

insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1001","1002","1003"],["a","c","b"]]
-- prepared

select "t0"."id", "t0"."name" from "public"."tags" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."name" desc, "t0"."id" asc limit $2;
-- [["1001","1002","1003"],"2"]
