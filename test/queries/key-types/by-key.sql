select k.n, "t0"."id", "t0"."name" from unnest($1::numeric[]) with ordinality as k(key, n) inner join "public"."decimals" as "t0" on "t0"."id" = k.key;
-- [["12345678901234567890.123456789","1.5","NaN"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::real[]) with ordinality as k(key, n) inner join "public"."reals" as "t0" on "t0"."id" = k.key;
-- [["0.1","1e+20","Infinity"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::double precision[]) with ordinality as k(key, n) inner join "public"."doubles" as "t0" on "t0"."id" = k.key;
-- [["1e+300","5e-324"]]
-- prepared

select 1, "t0"."id"::text, "t0"."name" from "public"."booleans" as "t0" where "t0"."id" = $1::boolean;
-- ["true"]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."moods" as "t0" where "t0"."id" = $1::public.mood;
-- ["it's odd"]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::date[]) with ordinality as k(key, n) inner join "public"."dates" as "t0" on "t0"."id" = k.key;
-- [["0044-03-15 BC","infinity"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::time without time zone[]) with ordinality as k(key, n) inner join "public"."times" as "t0" on "t0"."id" = k.key;
-- [["08:30:00.000001","24:00:00"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."zoned_times" as "t0" where "t0"."id" = $1::time with time zone;
-- ["08:30:00-03:30"]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::timestamp without time zone[]) with ordinality as k(key, n) inner join "public"."moments" as "t0" on "t0"."id" = k.key;
-- [["2024-01-15 08:30:00.123456","2024-01-15T08:30","-infinity"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::timestamp with time zone[]) with ordinality as k(key, n) inner join "public"."instants" as "t0" on "t0"."id" = k.key;
-- [["2024-01-15 08:30:00.123999+00","2024-01-15T09:30:00.123456+01:00"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."spans" as "t0" where "t0"."id"::text = $1::text;
-- ["10 days"]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."hosts" as "t0" where abbrev("t0"."id") = $1::text;
-- ["192.0.2.1"]
-- prepared

select 1, to_json("t0"."id"), "t0"."name" from "public"."lists" as "t0" where "t0"."id"::text = $1::text;
-- ["{1,2}"]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."documents" as "t0" where "t0"."id"::text = $1::text;
-- ["{\"a\": 2, \"b\": 1}"]
-- prepared
