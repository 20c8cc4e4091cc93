select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.airlines_id_seq","public.flights_id_seq"],["1","1"]]
-- prepared

insert into "public"."airlines" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text, "code"::text;
-- [["2"],["klm"]]
-- prepared

insert into "public"."flights" ("id", "airline", "number") select v."c0"::integer, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1"],["KLM"],["2"]]
-- prepared

select 1, "t0"."number", "t1"."code" from "public"."flights" as "t0" left join "public"."airlines" as "t1" on "t0"."airline" = "t1"."code" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
