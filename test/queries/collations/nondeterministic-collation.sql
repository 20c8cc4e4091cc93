select "t0"."email" from "public"."people" as "t0" where "t0"."email" = $1::text order by "t0"."email" asc limit $2;
-- ["ann@example.org","100"]

select "t0"."email" from "public"."people" as "t0" where "t0"."email" = any($1::text[]) order by "t0"."email" asc limit $2;
-- [["ann@example.org"],"100"]

select "t0"."email" from "public"."people" as "t0" where "t0"."email" collate "default" like $1 order by "t0"."email" asc limit $2;
-- ["%Ann%","100"]

select "t0"."email" from "public"."people" as "t0" where "t0"."email" collate "default" not like $1 order by "t0"."email" asc limit $2;
-- ["%Ann%","100"]

select "t0"."name" from "public"."people" as "t0" where "t0"."name" collate "default" ilike $1 order by "t0"."email" asc limit $2;
-- ["%änn%","100"]

select "t0"."name" from "public"."people" as "t0" where "t0"."name" collate "default" ilike $1 order by "t0"."email" asc limit $2;
-- ["BO%","100"]

select "t0"."email" from "public"."people" as "t0" where "t0"."email" collate "default" like $1 order by "t0"."email" asc limit $2;
-- ["%.org","100"]

select "t0"."email", "t0"."name" from "public"."people" as "t0" where ("t0"."name" is null or "t0"."name" = '') order by "t0"."email" asc limit $1;
-- ["100"]

select "t0"."email" from "public"."people" as "t0" where ("t0"."email" collate "default" ilike $1 or "t0"."name" collate "default" ilike $2 or "t0"."note" ilike $3) order by "t0"."email" asc limit $4;
-- ["%bob%","%bob%","%bob%","100"]

select "t0"."name" from "public"."people" as "t0" order by "t0"."name" desc, "t0"."email" asc limit 100;
-- prepared

select "t1"."email", "t1"."name" from (select "t0"."sender", "t0"."id" from "public"."letters" as "t0" order by "t0"."id" asc limit 100) as "t0" left join "public"."people" as "t1" on "t0"."sender" = "t1"."email" order by "t0"."id" asc;
-- prepared

select "t0"."email" from "public"."people" as "t0" order by "t0"."email" asc limit 100;
-- prepared

select "t0"."about"::text, "t0"."about_type" from "public"."letters" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."letters" as "t0" left join "public"."numbers" as "t1" on "t0"."about_type" = $1::character varying and case when length("t0"."about" collate "default") < 10 and "t0"."about" collate "default" ~ '^-?[0-9]+$' then "t0"."about" collate "default"::integer when "t0"."about" collate "default" ~ '^-?[0-9]{9,10}$' then case when "t0"."about" collate "default"::numeric between -2147483648 and 2147483647 then "t0"."about" collate "default"::integer end end = "t1"."id" where "t1"."id" = $2::integer order by "t0"."id" asc limit $3;
-- ["numbers","1","100"]

select "t0"."id" from "public"."letters" as "t0" left join "public"."people" as "t1" on "t0"."about_type" = $1::character varying and "t0"."about" = "t1"."email" where "t1"."name" = $2::text order by "t0"."id" asc limit $3;
-- ["people","BOB","100"]

select "t0"."id" from "public"."numbers" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id", "t0"."settings", (select (v.json #> $1::text[]) from (select case when exists (with recursive parsed (text, depth) as (select regexp_replace(regexp_replace(regexp_replace("t0"."settings" collate "default", '"(?:[^"\\\u0001-\u001f]|\\(?:["\\/bfnrt]|u(?!0000|[dD][89a-fA-F])[0-9a-fA-F]{4}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}))*"', chr(1), 'g'), '-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null', chr(2), 'g'), '[ \t\n\r]+', '', 'g'), 0 where "t0"."settings" collate "default" !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f]' union all select regexp_replace(text, '\[(?:[\u0001\u0002](?:,[\u0001\u0002])*)?\]|\{(?:\u0001:[\u0001\u0002](?:,\u0001:[\u0001\u0002])*)?\}', chr(2), 'g'), depth + 1 from parsed where text ~ '\[(?:[\u0001\u0002](?:,[\u0001\u0002])*)?\]|\{(?:\u0001:[\u0001\u0002](?:,\u0001:[\u0001\u0002])*)?\}' and depth < 100) select from parsed where text ~ '^[\u0001\u0002]$') then "t0"."settings" collate "default" end::json as json offset 0) as v) from "public"."numbers" as "t0" where (select (v.json #>> $2::text[]) from (select case when exists (with recursive parsed (text, depth) as (select regexp_replace(regexp_replace(regexp_replace("t0"."settings" collate "default", '"(?:[^"\\\u0001-\u001f]|\\(?:["\\/bfnrt]|u(?!0000|[dD][89a-fA-F])[0-9a-fA-F]{4}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}))*"', chr(1), 'g'), '-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null', chr(2), 'g'), '[ \t\n\r]+', '', 'g'), 0 where "t0"."settings" collate "default" !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f]' union all select regexp_replace(text, '\[(?:[\u0001\u0002](?:,[\u0001\u0002])*)?\]|\{(?:\u0001:[\u0001\u0002](?:,\u0001:[\u0001\u0002])*)?\}', chr(2), 'g'), depth + 1 from parsed where text ~ '\[(?:[\u0001\u0002](?:,[\u0001\u0002])*)?\]|\{(?:\u0001:[\u0001\u0002](?:,\u0001:[\u0001\u0002])*)?\}' and depth < 100) select from parsed where text ~ '^[\u0001\u0002]$') then "t0"."settings" collate "default" end::json as json offset 0) as v) = $3::text order by "t0"."id" asc limit $4;
-- [["a"],["a"],"X","100"]

select "t0"."id" from "public"."numbers" as "t0" order by (select (v.json #>> $1::text[]) from (select case when exists (with recursive parsed (text, depth) as (select regexp_replace(regexp_replace(regexp_replace("t0"."settings" collate "default", '"(?:[^"\\\u0001-\u001f]|\\(?:["\\/bfnrt]|u(?!0000|[dD][89a-fA-F])[0-9a-fA-F]{4}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}))*"', chr(1), 'g'), '-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null', chr(2), 'g'), '[ \t\n\r]+', '', 'g'), 0 where "t0"."settings" collate "default" !~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f]' union all select regexp_replace(text, '\[(?:[\u0001\u0002](?:,[\u0001\u0002])*)?\]|\{(?:\u0001:[\u0001\u0002](?:,\u0001:[\u0001\u0002])*)?\}', chr(2), 'g'), depth + 1 from parsed where text ~ '\[(?:[\u0001\u0002](?:,[\u0001\u0002])*)?\]|\{(?:\u0001:[\u0001\u0002](?:,\u0001:[\u0001\u0002])*)?\}' and depth < 100) select from parsed where text ~ '^[\u0001\u0002]$') then "t0"."settings" collate "default" end::json as json offset 0) as v) asc, "t0"."id" asc limit 100;
-- [["a"]]
-- prepared

select 1, "t0"."email" from "public"."people" as "t0" where "t0"."email" = $1::text;
-- ["ANN@example.org"]
-- prepared

select k.n, "t0"."id" from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."letters" as "t0" where "t0"."sender" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["Ann@Example.org","bob@example.org","eve@example.org"]]
-- prepared

select 1, "t0"."name" from "public"."people" as "t0" where "t0"."email" = $1::text;
-- ["BOB@example.org"]
-- prepared

select 1, "t0"."id" from "public"."numbers" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select k.n, "t0"."id" from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."letters" as "t0" where "t0"."about" = k.key and "t0"."about_type" = $2::character varying order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1","2"],"numbers"]
-- prepared
