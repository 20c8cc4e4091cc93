select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq","public.cities_id_seq"],["1","1"]]
-- prepared

insert into "public"."countries" ("id", "name", "tag") select v."c0"::integer, v."c1"::text, v."c2"::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text, "code"::text;
-- [["1"],["Norway"],["uuid:1"]]
-- prepared

insert into "public"."cities" ("id", "country", "name") select v."c0"::integer, v."c1"::uuid, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1"],["uuid:2"],["Oslo"]]
-- prepared

select 1, "t0"."id" from "public"."cities" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select k.n::text, t."id"::text, t."code"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."countries" as t on t."id" = k.key order by t."id" for key share of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."country"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."cities" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select 1, "t0"."name" from "public"."cities" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
