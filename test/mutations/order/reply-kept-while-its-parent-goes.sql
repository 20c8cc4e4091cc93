select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."posts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."post"::text, t."reply_to"::text from "public"."comments" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."post" = k1.key where t."id" = any($3::integer[]) or t."post" = any($4::integer[]) order by t."id" for update of t;
-- [["2","3"],["1"],["2","3"],["1"]]
-- prepared

update "public"."comments" as t set "reply_to" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],[null]]
-- prepared

delete from "public"."comments" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."comments" as t on t."id" = k.key;
-- [["2","3"]]
-- prepared

select 1, "t0"."id" from "public"."posts" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t1"."id" from (select "t0"."id", "t0"."reply_to" from "public"."comments" as "t0" where "t0"."post" = $1::integer order by "t0"."id" asc limit 100) as "t0" left join "public"."comments" as "t1" on "t0"."reply_to" = "t1"."id" order by "t0"."id" asc;
-- ["1"]
-- prepared
