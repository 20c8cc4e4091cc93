select "t0"."id" from "public"."decimals" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."reals" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."doubles" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id"::text from "public"."booleans" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."moods" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."dates" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."times" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."zoned_times" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."moments" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."instants" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."spans" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."hosts" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select to_json("t0"."id"), "t0"."id" from "public"."lists" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."documents" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."decimals" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["decimals","100"]

select "t0"."id" from "public"."reals" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["reals","100"]

select "t0"."id" from "public"."doubles" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["doubles","100"]

select "t0"."id"::text from "public"."booleans" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["booleans","100"]

select "t0"."id" from "public"."moods" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["moods","100"]

select "t0"."id" from "public"."dates" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["dates","100"]

select "t0"."id" from "public"."times" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["times","100"]

select "t0"."id" from "public"."zoned_times" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["zoned_times","100"]

select "t0"."id" from "public"."moments" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["moments","100"]

select "t0"."id" from "public"."instants" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["instants","100"]

select "t0"."id" from "public"."spans" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["spans","100"]

select "t0"."id" from "public"."hosts" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = abbrev("t0"."id") and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["hosts","100"]

select to_json("t0"."id") from "public"."lists" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["lists","100"]

select "t0"."id" from "public"."documents" as "t0" where exists (select 1 from "public"."refs" as "t1" where "t1"."collection" = $1::character varying and "t1"."item" = "t0"."id"::text and "t1"."id" is not null) order by "t0"."id" asc limit $2;
-- ["documents","100"]

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1.50","12345678901234567890.123456789","NaN"],"decimals"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["0.1","1e+20","Infinity"],"reals"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["5e-324","0.1","1e+300"],"doubles"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["false","true"],"booleans"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["calm","it's odd"],"moods"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["0044-03-15 BC","2024-02-29","infinity"],"dates"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["08:30:00","08:30:00.000001","24:00:00"],"times"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["08:30:00+02","08:30:00-03:30"],"zoned_times"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["-infinity","2024-01-15 08:30:00","2024-01-15 08:30:00.123456"],"moments"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["2024-01-15 08:30:00+00","2024-01-15 08:30:00.123456+00","2024-01-15 08:30:00.123999+00"],"instants"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["10 days","1 year 02:00:00"],"spans"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["192.0.2.0/24","192.0.2.1"],"hosts"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["{}","{1,2}"],"lists"]
-- prepared

select k.n, "t0"."item"::text, "t0"."collection" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."item", "t0"."collection", "t0"."id" from "public"."refs" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["\"text\"","{\"a\": 2, \"b\": 1}"],"documents"]
-- prepared

select 1, "t0"."name" from "public"."decimals" as "t0" where "t0"."id" = $1::numeric;
-- ["12345678901234567890.123456789"]
-- prepared

select k.n, "t0"."name" from unnest($1::real[]) with ordinality as k(key, n) inner join "public"."reals" as "t0" on "t0"."id" = k.key;
-- [["0.1","1e+20","Infinity"]]
-- prepared

select k.n, "t0"."name" from unnest($1::double precision[]) with ordinality as k(key, n) inner join "public"."doubles" as "t0" on "t0"."id" = k.key;
-- [["5e-324","1e+300"]]
-- prepared

select 1, "t0"."name" from "public"."booleans" as "t0" where "t0"."id" = $1::boolean;
-- ["true"]
-- prepared

select 1, "t0"."name" from "public"."moods" as "t0" where "t0"."id" = $1::public.mood;
-- ["it's odd"]
-- prepared

select k.n, "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."dates" as "t0" on "t0"."id"::text = k.key;
-- [["0044-03-15 BC","2024-02-29"]]
-- prepared

select 1, "t0"."name" from "public"."times" as "t0" where "t0"."id"::text = $1::text;
-- ["08:30:00.000001"]
-- prepared

select 1, "t0"."name" from "public"."zoned_times" as "t0" where "t0"."id"::text = $1::text;
-- ["08:30:00+02"]
-- prepared

select 1, "t0"."name" from "public"."moments" as "t0" where "t0"."id"::text = $1::text;
-- ["2024-01-15 08:30:00.123456"]
-- prepared

select 1, "t0"."name" from "public"."instants" as "t0" where "t0"."id"::text = $1::text;
-- ["2024-01-15 08:30:00.123999+00"]
-- prepared

select 1, "t0"."name" from "public"."spans" as "t0" where "t0"."id"::text = $1::text;
-- ["10 days"]
-- prepared

select 1, "t0"."name" from "public"."hosts" as "t0" where abbrev("t0"."id") = $1::text;
-- ["192.0.2.1"]
-- prepared

select 1, "t0"."name" from "public"."lists" as "t0" where "t0"."id"::text = $1::text;
-- ["{1,2}"]
-- prepared

select 1, "t0"."name" from "public"."documents" as "t0" where "t0"."id"::text = $1::text;
-- ["\"text\""]
-- prepared
