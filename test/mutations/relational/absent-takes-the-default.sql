select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq","public.cities_id_seq"],["1","3"]]
-- prepared

with "w0" as (insert into "public"."countries" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."cities" ("id", "country", "name") select v."c0"::integer, v."c1"::integer, v."c2"::character varying from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w2" as (insert into "public"."cities" ("id", "altitude", "country", "name") select v."c0"::integer, v."c1"::smallint, v."c2"::integer, v."c3"::character varying from unnest($6::text[], $7::text[], $8::text[], $9::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2";
-- [["1001"],["New"],["1001"],["1001"],["Absent"],["1002","1003"],[null,"5"],["1001","1001"],["Null","Value"]]
-- prepared

select 1, "t0"."id", "t0"."name", "t0"."code", "t0"."continent", "t0"."area" from "public"."countries" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select 1, "t0"."name", "t0"."altitude", "t0"."population" from "public"."cities" as "t0" where "t0"."country" = $1::integer order by "t0"."id" asc limit 100;
-- ["1001"]
-- prepared
