select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."halls" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."hall"::text, t."code"::text from "public"."doors" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."hall" = k1.key where t."id" = any($3::integer[]) or t."hall" = any($4::integer[]) order by t."id" for update of t;
-- [["3","4"],["2"],["3","4"],["2"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."door"::text from "public"."locks" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::text[]) with ordinality as k1 (key, n) on t."door" = k1.key where t."id" = any($3::integer[]) or t."door" = any($4::text[]) order by t."id" for no key update of t;
-- [["3"],["c"],["3"],["c"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."door"::text from "public"."seals" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::text[]) with ordinality as k1 (key, n) on t."door" = k1.key where t."id" = any($3::integer[]) or t."door" = any($4::text[]) order by t."id" for no key update of t;
-- [["1","2"],["d"],["1","2"],["d"]]
-- prepared

set constraints all deferred;

update "public"."seals" as t set "door" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["d"]]
-- prepared

update "public"."doors" as t set "code" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text, t."code"::text;
-- [["3"],["x"]]
-- prepared

update "public"."locks" as t set "door" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3"],["x"]]
-- prepared

select 1, "t0"."id" from "public"."halls" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."id", "t0"."code" from "public"."doors" as "t0" where "t0"."hall" = $1::integer order by "t0"."id" asc limit 100;
-- ["2"]
-- prepared

set constraints public.locks_door_fkey immediate;

select k.n, "t0"."id" from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."seals" as "t0" where "t0"."door" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["x","d"]]
-- prepared

select "t0"."key n", "t0"."id", "t1"."code", "t1"."id" from (select k.n as "key n", "t0".* from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."id", "t0"."door" from "public"."locks" as "t0" where "t0"."door" = k.key order by "t0"."id" asc limit 100) as "t0" offset 0) as "t0" left join "public"."doors" as "t1" on "t0"."door" = "t1"."code" order by "t0"."key n", "t0"."id" asc;
-- [["x","d"]]
-- prepared
