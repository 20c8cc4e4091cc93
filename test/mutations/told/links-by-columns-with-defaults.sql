select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq","public.cities_id_seq","public.rivers_id_seq","public.regions_id_seq"],["1","1","1","1"]]
-- prepared

insert into "public"."countries" ("id", "name", "tag") select v."c0"::integer, v."c1"::text, v."c2"::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text, "code"::text, "no"::text, "tag"::text;
-- [["1"],["A"],["uuid:1"]]
-- prepared

with "w0" as (insert into "public"."cities" ("id", "country", "name") select v."c0"::integer, v."c1"::uuid, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w1" as (insert into "public"."rivers" ("id", "country_no", "name") select v."c0"::integer, v."c1"::integer, v."c2"::text from unnest($4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w2" as (insert into "public"."regions" ("id", "country_tag", "name") select v."c0"::integer, v."c1"::uuid, v."c2"::text from unnest($7::text[], $8::text[], $9::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2";
-- [["1"],["uuid:2"],["a"],["1"],["1"],["a"],["1"],["uuid:1"],["a"]]
-- prepared

select 1, "t0"."name", "t0"."code", "t0"."no", "t0"."tag" from "public"."countries" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."name" from "public"."cities" as "t0" where "t0"."country" = $1::uuid order by "t0"."id" asc limit 100;
-- ["uuid:2"]
-- prepared

select 1, "t0"."name" from "public"."rivers" as "t0" where "t0"."country_no" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select 1, "t0"."name" from "public"."regions" as "t0" where "t0"."country_tag" = $1::uuid order by "t0"."id" asc limit 100;
-- ["uuid:1"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq","public.cities_id_seq"],["1","1"]]
-- prepared

insert into "public"."countries" ("id", "name", "tag") select v."c0"::integer, v."c1"::text, v."c2"::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text, "code"::text;
-- [["2"],["B"],["uuid:3"]]
-- prepared

insert into "public"."cities" ("id", "country", "name") select v."c0"::integer, v."c1"::uuid, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["2"],["uuid:4"],["b"]]
-- prepared

select 1, "t0"."name", "t1"."code", "t1"."name" from "public"."cities" as "t0" left join "public"."countries" as "t1" on "t0"."country" = "t1"."code" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq","public.rivers_id_seq"],["1","1"]]
-- prepared

insert into "public"."countries" ("id", "name", "tag") select v."c0"::integer, v."c1"::text, v."c2"::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text, "no"::text;
-- [["3"],["C"],["uuid:5"]]
-- prepared

insert into "public"."rivers" ("id", "country_no", "name") select v."c0"::integer, v."c1"::integer, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["2"],["3"],["c"]]
-- prepared

select 1, "t0"."name", "t1"."no", "t1"."name" from "public"."rivers" as "t0" left join "public"."countries" as "t1" on "t0"."country_no" = "t1"."no" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq","public.regions_id_seq"],["1","1"]]
-- prepared

insert into "public"."countries" ("id", "name", "tag") select v."c0"::integer, v."c1"::text, v."c2"::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text, "tag"::text;
-- [["4"],["D"],["uuid:6"]]
-- prepared

insert into "public"."regions" ("id", "country_tag", "name") select v."c0"::integer, v."c1"::uuid, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["2"],["uuid:6"],["d"]]
-- prepared

select 1, "t0"."name", "t1"."tag", "t1"."name" from "public"."regions" as "t0" left join "public"."countries" as "t1" on "t0"."country_tag" = "t1"."tag" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
