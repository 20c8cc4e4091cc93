select "t0"."id" from "public"."measures" as "t0" where case when jsonb_typeof("t0"."document"::jsonb #> $1::text[]) = 'number' then ("t0"."document"::jsonb #>> $2::text[])::numeric end = $3::numeric order by "t0"."id" asc limit $4;
-- [["n"],["n"],"750727362669608961","100"]

select "t0"."id" from "public"."measures" as "t0" where case when jsonb_typeof("t0"."document"::jsonb #> $1::text[]) = 'number' then ("t0"."document"::jsonb #>> $2::text[])::numeric end = $3::numeric order by "t0"."id" asc limit $4;
-- [["n"],["n"],"750727362669608960","100"]

select "t0"."id" from "public"."measures" as "t0" where case when jsonb_typeof("t0"."document"::jsonb #> $1::text[]) = 'number' then ("t0"."document"::jsonb #>> $2::text[])::numeric end = any($3::numeric[]) order by "t0"."id" asc limit $4;
-- [["n"],["n"],["750727362669608961","1"],"100"]

select "t0"."id" from "public"."measures" as "t0" where case when jsonb_typeof("t0"."document"::jsonb #> $1::text[]) = 'number' then ("t0"."document"::jsonb #>> $2::text[])::numeric end = $3::numeric order by "t0"."id" asc limit $4;
-- [["f"],["f"],"1.5","100"]

select "t0"."id" from "public"."measures" as "t0" where case when jsonb_typeof("t0"."document"::jsonb #> $1::text[]) = 'number' then ("t0"."document"::jsonb #>> $2::text[])::numeric end < $3::numeric order by "t0"."id" asc limit $4;
-- [["f"],["f"],"2","100"]
