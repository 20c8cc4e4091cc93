select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."shelves" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."shelf"::text from "public"."prices" as t left join unnest($1::numeric[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."shelf" = k1.key where t."id" = any($3::numeric[]) or t."shelf" = any($4::integer[]) order by t."id" for update of t;
-- [["5","07.250"],["1"],["5","07.250"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."shelves" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."note" from "public"."prices" as "t0" where "t0"."shelf" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."shelves" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."prices" as t on t."shelf" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::numeric[]) with ordinality as k (key, n) join "public"."prices" as t on t."id" = k.key;
-- [["5"]]
-- prepared

delete from "public"."prices" as t where t."id" = any($1::numeric[]) returning t."id"::text;
-- [["5.00"]]
-- prepared

select 1, "t0"."id" from "public"."shelves" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."prices" as "t0" where "t0"."shelf" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
