select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.lists_id_seq"],["1"]]
-- prepared

insert into "public"."lists" ("id", "grid") select v."c0"::integer, v."c1"::integer[] from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["101"],["{\"x\"}"]]
-- prepared

select 1, "t0"."id" from "public"."lists" as "t0" where "t0"."id" = $1::integer;
-- ["101"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.lists_id_seq"],["1"]]
-- prepared

insert into "public"."lists" ("id", "grid") select v."c0"::integer, v."c1"::integer[] from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["102"],["{{\"1\"},{\"2\",\"3\"}}"]]
-- prepared

select 1, "t0"."id" from "public"."lists" as "t0" where "t0"."id" = $1::integer;
-- ["102"]
-- prepared
