select (('T-'::text || nextval('tickets_numbers'::regclass)))::text from generate_series(1, $1::int);
-- ["1"]
-- prepared

insert into "public"."tickets" ("id", "language") select v."c0"::character varying, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["T-1001"],["en"]]
-- prepared

select 1, "t0"."id", "t1"."code" from "public"."tickets" as "t0" left join "public"."languages" as "t1" on "t0"."language" = "t1"."code" where "t0"."id" = $1::character varying;
-- ["T-1001"]
-- prepared
