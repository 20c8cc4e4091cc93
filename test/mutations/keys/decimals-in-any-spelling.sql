select t."id"::text, t."shelf"::text from "public"."prices" as t where t."id" = any($1::numeric[]) order by t."id" for no key update;
-- [["5","7.25"]]
-- prepared

select t."id"::text from "public"."shelves" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."shelf"::text from "public"."prices" as t where t."shelf" = any($1::integer[]) order by t."id" for update;
-- [["1"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."shelves" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared

select k.n, "t0"."id", "t0"."note" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id", "t0"."note" from "public"."prices" as "t0" where "t0"."shelf" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1"]]
-- prepared

select t."id"::text from "public"."shelves" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."shelf"::text from "public"."prices" as t where t."shelf" = any($1::integer[]) order by t."id" for update;
-- [["1"]]
-- prepared

delete from "public"."prices" as t where t."id" = any($1::numeric[]) returning t."id"::text;
-- [["5"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."shelves" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."prices" as "t0" where "t0"."shelf" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1"]]
-- prepared
