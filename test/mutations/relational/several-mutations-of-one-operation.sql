select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tags_id_seq"],["1"]]
-- prepared

insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1001"],["one"]]
-- prepared

select 1, "t0"."id" from "public"."tags" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tags_id_seq"],["1"]]
-- prepared

insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1002"],["red"]]
-- prepared

select 1, "t0"."id" from "public"."tags" as "t0" where "t0"."id" = $1::integer;
-- ["1002"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tags_id_seq"],["1"]]
-- prepared

insert into "public"."tags" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1003"],["three"]]
-- prepared

select 1, "t0"."id" from "public"."tags" as "t0" where "t0"."id" = $1::integer;
-- ["1003"]
-- prepared
