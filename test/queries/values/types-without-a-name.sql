select "t0"."id", "t0"."span", "t0"."cost", "t0"."net", "t0"."address", "t0"."card", "t0"."ints", "t0"."days", "t0"."flags", "t0"."words", "t0"."size", "t0"."place", "t0"."point", "t0"."transaction" from "public"."things" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."things" as "t0" where "t0"."span" = $1::interval order by "t0"."id" asc limit $2;
-- ["60 minutes","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."span" <> $1::interval order by "t0"."id" asc limit $2;
-- ["60 minutes","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."span" = any($1::interval[]) order by "t0"."id" asc limit $2;
-- [["240 hours","48 hours"],"100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."span" = $1::interval order by "t0"."id" asc limit $2;
-- ["1:00","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."cost" = any($1::money[]) order by "t0"."id" asc limit $2;
-- [["12.50","$2"],"100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."net" = $1::cidr order by "t0"."id" asc limit $2;
-- ["10/8","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."address" = $1::inet order by "t0"."id" asc limit $2;
-- ["10.0.0.1/32","100"]

select "t0"."id" from "public"."things" as "t0" where abbrev("t0"."address") like $1 order by "t0"."id" asc limit $2;
-- ["%10.0%","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."card" = $1::macaddr order by "t0"."id" asc limit $2;
-- ["08-00-2B-01-02-03","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."ints" <> all($1::int4range[]) order by "t0"."id" asc limit $2;
-- [["[1,4]"],"100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."days" = $1::daterange order by "t0"."id" asc limit $2;
-- ["[2024-01-01,2024-01-31]","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."ints" = any($1::int4range[]) order by "t0"."id" asc limit $2;
-- [["[10,19]","(1,3)"],"100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."flags" = $1::bit varying order by "t0"."id" asc limit $2;
-- ["101","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."words" = $1::tsvector order by "t0"."id" asc limit $2;
-- ["a:2 b:1","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."size" = $1::public.size order by "t0"."id" asc limit $2;
-- ["( 10 ,1)","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."size"::text is null order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."size"::text is not null order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."things" as "t0" where ("t0"."size"::text is null or "t0"."size"::text = '') order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."place"::text = $1::text order by "t0"."id" asc limit $2;
-- ["(a,\"(1,2)\")","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."place"::text is null order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."point"::text = $1::text order by "t0"."id" asc limit $2;
-- ["(1,2)","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."transaction" = $1::xid order by "t0"."id" asc limit $2;
-- ["007","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."span"::text like $1 order by "t0"."id" asc limit $2;
-- ["%day%","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."ints"::text like $1 order by "t0"."id" asc limit $2;
-- ["[1%","100"]

select "t0"."id" from "public"."things" as "t0" where ("t0"."flags"::text is not null and "t0"."flags"::text <> '') order by "t0"."id" asc limit $1;
-- ["100"]
