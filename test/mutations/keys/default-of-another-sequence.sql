select (nextval('numbers'::regclass))::text from generate_series(1, $1::int);
-- ["2"]
-- prepared

insert into "public"."numbered" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["5000","5001"],["one","two"]]
-- prepared

select "t0"."id", "t0"."name" from "public"."numbered" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["5000","5001"]]
