select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."halls" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.doors_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."doors" as t on t."hall" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."door"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."locks" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

set constraints all deferred;

delete from "public"."doors" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1","2"]]
-- prepared

insert into "public"."doors" ("id", "code", "hall") select v."c0"::integer, v."c1"::text, v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text, "code"::text;
-- [["5"],["b"],["1"]]
-- prepared

update "public"."locks" as t set "door" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["b"]]
-- prepared

select 1, "t0"."id" from "public"."halls" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."code" from "public"."doors" as "t0" where "t0"."hall" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

set constraints public.locks_door_fkey immediate;

select 1, "t0"."id" from "public"."locks" as "t0" where "t0"."door" = $1::text order by "t0"."id" asc limit 100;
-- ["b"]
-- prepared
