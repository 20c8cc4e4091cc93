select "t0"."id", "t0"."collection" from "public"."blocks" as "t0" left join "public"."headings" as "t1" on "t0"."collection" = $1::public.kind and case when length("t0"."item") < 10 and "t0"."item" ~ '^-?[0-9]+$' then "t0"."item"::integer when "t0"."item" ~ '^-?[0-9]{9,10}$' then case when "t0"."item"::numeric between -2147483648 and 2147483647 then "t0"."item"::integer end end = "t1"."id" where "t1"."text" = $2::text order by "t0"."id" asc limit $3;
-- ["headings","H","100"]

select "t0"."id" from "public"."blocks" as "t0" left join "public"."images" as "t1" on false and case when length("t0"."item") < 10 and "t0"."item" ~ '^-?[0-9]+$' then "t0"."item"::integer when "t0"."item" ~ '^-?[0-9]{9,10}$' then case when "t0"."item"::numeric between -2147483648 and 2147483647 then "t0"."item"::integer end end = "t1"."id" where "t1"."alt" = $1::text order by "t0"."id" asc limit $2;
-- ["A","100"]

select "t0"."id" from "public"."pages" as "t0" where exists (select 1 from "public"."blocks" as "t1" left join "public"."paragraphs" as "t2" on "t1"."collection" = $1::public.kind and case when length("t1"."item") < 10 and "t1"."item" ~ '^-?[0-9]+$' then "t1"."item"::integer when "t1"."item" ~ '^-?[0-9]{9,10}$' then case when "t1"."item"::numeric between -2147483648 and 2147483647 then "t1"."item"::integer end end = "t2"."id" where "t1"."page" = "t0"."id" and "t2"."body" = $2::text) order by "t0"."id" asc limit $3;
-- ["paragraphs","B","100"]

select "t0"."id" from "public"."pages" as "t0" where not exists (select 1 from "public"."blocks" as "t1" left join "public"."paragraphs" as "t2" on "t1"."collection" = $1::public.kind and case when length("t1"."item") < 10 and "t1"."item" ~ '^-?[0-9]+$' then "t1"."item"::integer when "t1"."item" ~ '^-?[0-9]{9,10}$' then case when "t1"."item"::numeric between -2147483648 and 2147483647 then "t1"."item"::integer end end = "t2"."id" where "t1"."page" = "t0"."id" and "t2"."body" = $2::text) order by "t0"."id" asc limit $3;
-- ["paragraphs","B","100"]

select "t0"."id" from "public"."blocks" as "t0" left join "public"."headings" as "t1" on "t0"."collection" = $1::public.kind and case when length("t0"."item") < 10 and "t0"."item" ~ '^-?[0-9]+$' then "t0"."item"::integer when "t0"."item" ~ '^-?[0-9]{9,10}$' then case when "t0"."item"::numeric between -2147483648 and 2147483647 then "t0"."item"::integer end end = "t1"."id" order by "t1"."text" desc, "t0"."id" asc limit 100;
-- ["headings"]
-- prepared

select "t0"."id", (select count(*) from "public"."blocks" as "t1" where "t1"."collection" = $1::public.kind and "t1"."item" = "t0"."id"::text) from "public"."headings" as "t0" order by "t0"."id" asc limit 100;
-- ["headings"]
-- prepared

select "t0"."id", (select count(*) from "public"."blocks" as "t1" where false and "t1"."item" = "t0"."id"::text) from "public"."images" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."headings" as "t0" where exists (select 1 from "public"."blocks" as "t1" where "t1"."collection" = $1::public.kind and "t1"."item" = "t0"."id"::text and "t1"."sort" = $2::integer) order by "t0"."id" asc limit $3;
-- ["headings","1","100"]

select "t0"."item"::text, "t0"."collection" from "public"."blocks" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."collection", "t0"."item", count(*) from "public"."blocks" as "t0" group by 1, 2 order by 1 asc, 2 asc limit 100;
-- prepared

select k.n, "t0"."id" from unnest($1::character varying[]) with ordinality as k(key, n) cross join lateral (select "t0"."id", "t0"."sort" from "public"."blocks" as "t0" where "t0"."item" = k.key and "t0"."collection" = $2::public.kind order by "t0"."sort" asc, "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."sort" asc, "t0"."id" asc;
-- [["1","2"],"headings"]
-- prepared

select 1, "t0"."id" from "public"."blocks" as "t0" where "t0"."item" = $1::character varying and false order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select k.n, "t0"."text" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."headings" as "t0" on "t0"."id" = k.key;
-- [["1","2"]]
-- prepared

select 1, "t0"."body" from "public"."paragraphs" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
