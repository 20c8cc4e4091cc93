select "t0"."title", "t0"."format", to_json("t0"."also_as") from "public"."albums" as "t0" where "t0"."format"::text = any($1::text[]) order by "t0"."id" asc limit $2;
-- [["CD","tape"],"100"]

select "t0"."format", to_json("t0"."also_as") from "public"."albums" as "t0" order by "t0"."format" asc, "t0"."also_as" desc, "t0"."id" asc limit 100;
-- prepared

select "t0"."title" from "public"."albums" as "t0" where "t0"."format"::text <> $1::text order by "t0"."id" asc limit $2;
-- ["LP","100"]

select "t0"."title" from "public"."albums" as "t0" where "t0"."format"::text = $1::text order by "t0"."id" asc limit $2;
-- ["8-track","100"]

select "t0"."title" from "public"."albums" as "t0" where "t0"."format"::text ilike $1 order by "t0"."id" asc limit $2;
-- ["%t%","100"]

select "t0"."title" from "public"."albums" as "t0" where "t0"."also_as" is null order by "t0"."id" asc limit $1;
-- ["100"]

select to_json("t0"."moods") from "public"."tracks" as "t0" where "t0"."moods" is not null order by "t0"."moods" asc, "t0"."id" asc limit $1;
-- ["3"]

select "t0"."format", count(*), avg("t0"."price") from "public"."albums" as "t0" group by 1 order by count(*) desc, 1 asc limit 100;
-- prepared
