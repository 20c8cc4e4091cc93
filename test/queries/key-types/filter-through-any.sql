select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."decimals" as "t1" on "t0"."collection" = $1::character varying and case when "t0"."item" in ('NaN', 'Infinity', '-Infinity') or "t0"."item" ~* '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,3})?$' and length("t0"."item") <= 1000 then "t0"."item"::numeric end = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["decimals","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."reals" as "t1" on "t0"."collection" = $1::character varying and case when "t0"."item" in ('NaN', 'Infinity', '-Infinity') then "t0"."item"::real when "t0"."item" ~* '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,3})?$' and length("t0"."item") <= 1000 then case when abs("t0"."item"::numeric) = 0 or abs("t0"."item"::numeric) between 1e-45 and 3.4028235e+38 then "t0"."item"::real end end = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["reals","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."doubles" as "t1" on "t0"."collection" = $1::character varying and case when "t0"."item" in ('NaN', 'Infinity', '-Infinity') then "t0"."item"::double precision when "t0"."item" ~* '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,3})?$' and length("t0"."item") <= 1000 then case when abs("t0"."item"::numeric) = 0 or abs("t0"."item"::numeric) between 5e-324 and 1.7976931348623157e+308 then "t0"."item"::double precision end end = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["doubles","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."booleans" as "t1" on "t0"."collection" = $1::character varying and case when "t0"."item" in ('true', 'false') then "t0"."item"::boolean end = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["booleans","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."moods" as "t1" on "t0"."collection" = $1::character varying and case when "t0"."item" in ('calm', 'busy', 'it''s odd') then "t0"."item"::public.mood end = "t1"."id" where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["moods","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."dates" as "t1" on "t0"."collection" = $1::character varying and "t0"."item" = "t1"."id"::text where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["dates","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."times" as "t1" on "t0"."collection" = $1::character varying and "t0"."item" = "t1"."id"::text where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["times","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."zoned_times" as "t1" on "t0"."collection" = $1::character varying and "t0"."item" = "t1"."id"::text where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["zoned_times","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."moments" as "t1" on "t0"."collection" = $1::character varying and "t0"."item" = "t1"."id"::text where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["moments","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."instants" as "t1" on "t0"."collection" = $1::character varying and "t0"."item" = "t1"."id"::text where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["instants","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."spans" as "t1" on "t0"."collection" = $1::character varying and "t0"."item" = "t1"."id"::text where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["spans","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."hosts" as "t1" on "t0"."collection" = $1::character varying and "t0"."item" = abbrev("t1"."id") where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["hosts","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."lists" as "t1" on "t0"."collection" = $1::character varying and "t0"."item" = "t1"."id"::text where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["lists","100"]

select "t0"."item"::text, "t0"."collection" from "public"."refs" as "t0" left join "public"."documents" as "t1" on "t0"."collection" = $1::character varying and "t0"."item" = "t1"."id"::text where "t1"."name" is not null order by "t0"."id" asc limit $2;
-- ["documents","100"]

select k.n, "t0"."id" from unnest($1::numeric[]) with ordinality as k(key, n) inner join "public"."decimals" as "t0" on "t0"."id" = k.key;
-- [["12345678901234567890.123456789","1.5"]]
-- prepared

select k.n, "t0"."id" from unnest($1::real[]) with ordinality as k(key, n) inner join "public"."reals" as "t0" on "t0"."id" = k.key;
-- [["0.1","1e+20","Infinity"]]
-- prepared

select k.n, "t0"."id" from unnest($1::double precision[]) with ordinality as k(key, n) inner join "public"."doubles" as "t0" on "t0"."id" = k.key;
-- [["1e+300","5e-324"]]
-- prepared

select 1, "t0"."id"::text from "public"."booleans" as "t0" where "t0"."id" = $1::boolean;
-- ["true"]
-- prepared

select 1, "t0"."id" from "public"."moods" as "t0" where "t0"."id" = $1::public.mood;
-- ["it's odd"]
-- prepared

select k.n, "t0"."id" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."dates" as "t0" on "t0"."id"::text = k.key;
-- [["2024-02-29","0044-03-15 BC"]]
-- prepared

select 1, "t0"."id" from "public"."times" as "t0" where "t0"."id"::text = $1::text;
-- ["08:30:00.000001"]
-- prepared

select 1, "t0"."id" from "public"."zoned_times" as "t0" where "t0"."id"::text = $1::text;
-- ["08:30:00+02"]
-- prepared

select 1, "t0"."id" from "public"."moments" as "t0" where "t0"."id"::text = $1::text;
-- ["2024-01-15 08:30:00.123456"]
-- prepared

select 1, "t0"."id" from "public"."instants" as "t0" where "t0"."id"::text = $1::text;
-- ["2024-01-15 08:30:00.123999+00"]
-- prepared

select 1, "t0"."id" from "public"."spans" as "t0" where "t0"."id"::text = $1::text;
-- ["10 days"]
-- prepared

select 1, "t0"."id" from "public"."hosts" as "t0" where abbrev("t0"."id") = $1::text;
-- ["192.0.2.1"]
-- prepared

select 1, to_json("t0"."id") from "public"."lists" as "t0" where "t0"."id"::text = $1::text;
-- ["{1,2}"]
-- prepared

select 1, "t0"."id" from "public"."documents" as "t0" where "t0"."id"::text = $1::text;
-- ["\"text\""]
-- prepared
