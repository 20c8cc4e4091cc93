select "t0"."id", "t0"."collection", "t0"."item"::text from "public"."refs" as "t0" order by "t0"."id" asc;
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::numeric[]) with ordinality as k(key, n) inner join "public"."decimals" as "t0" on "t0"."id" = k.key;
-- [["12345678901234567890.123456789","1.5"]]
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

select k.n, "t0"."id", "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."dates" as "t0" on "t0"."id"::text = k.key;
-- [["2024-02-29","2023-02-29","0044-03-15 BC"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."times" as "t0" on "t0"."id"::text = k.key;
-- [["08:30:00.000001","25:00"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."zoned_times" as "t0" on "t0"."id"::text = k.key;
-- [["08:30:00+02","08:30:00+99"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."moments" as "t0" on "t0"."id"::text = k.key;
-- [["2024-01-15 08:30:00.123456","x"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."instants" as "t0" on "t0"."id"::text = k.key;
-- [["2024-01-15 08:30:00.123999+00","2024-01-15 08:30:00+99"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."spans" as "t0" on "t0"."id"::text = k.key;
-- [["10 days","x"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."hosts" as "t0" on abbrev("t0"."id") = k.key;
-- [["192.0.2.1","x"]]
-- prepared

select k.n, to_json("t0"."id"), "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."lists" as "t0" on "t0"."id"::text = k.key;
-- [["{1,2}","{x"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."documents" as "t0" on "t0"."id"::text = k.key;
-- [["\"text\"","x"]]
-- prepared
