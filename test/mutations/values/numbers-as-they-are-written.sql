select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.measures_id_seq"],["1"]]
-- prepared

insert into "public"."measures" ("id", "document", "exact", "plain", "price", "reading", "rough", "whole") select v."c0"::integer, v."c1"::jsonb, v."c2"::numeric, v."c3"::json, v."c4"::numeric, v."c5"::double precision, v."c6"::real, v."c7"::numeric from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", n) order by v.n returning "id"::text;
-- [["101"],["{\"n\":750727362669608961,\"f\":1.50,\"deep\":[[-12345678901234567890.5e-3]],\"s\":\"1.50\"}"],["123456789123456.12345"],["[1.0,100000000000000000000]"],["10.10"],["0.1"],["1e3"],["750727362669608961"]]
-- prepared

select 1, "t0"."id", "t0"."whole", "t0"."price", "t0"."exact", "t0"."reading", "t0"."rough", "t0"."document", "t0"."plain" from "public"."measures" as "t0" where "t0"."id" = $1::integer;
-- ["101"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.measures_id_seq"],["1"]]
-- prepared

insert into "public"."measures" ("id", "exact", "price", "reading", "rough", "whole") select v."c0"::integer, v."c1"::numeric, v."c2"::numeric, v."c3"::double precision, v."c4"::real, v."c5"::numeric from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", "c5", n) order by v.n returning "id"::text;
-- [["102"],["123456789123456.12345"],["1.005"],["0.25"],["1"],["12345678901234567890.123"]]
-- prepared

select 1, "t0"."id", "t0"."whole", "t0"."price" from "public"."measures" as "t0" where "t0"."id" = $1::integer;
-- ["102"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.measures_id_seq"],["1"]]
-- prepared

insert into "public"."measures" ("id", "exact", "price", "reading", "rough", "whole") select v."c0"::integer, v."c1"::numeric, v."c2"::numeric, v."c3"::double precision, v."c4"::real, v."c5"::numeric from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", "c5", n) order by v.n returning "id"::text;
-- [["103"],["-0.00001"],["1.5"],["1"],["1"],["1e30"]]
-- prepared

select 1, "t0"."id", "t0"."whole", "t0"."price" from "public"."measures" as "t0" where "t0"."id" = $1::integer;
-- ["103"]
-- prepared
