select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."members" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.profiles_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."profiles" as t on t."member" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."profile"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."notes" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

update "public"."notes" as t set "profile" = null where t."id" = any($1::integer[]);
-- [["1","2"]]
-- prepared

delete from "public"."profiles" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

with "w0" as (insert into "public"."profiles" ("id", "member", "name") select v."c0"::integer, v."c1"::integer, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w1" as (update "public"."notes" as t set "profile" = v."c1"::integer from unnest($4::text[], $5::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["3"],["1"],["new"],["1","2"],["3","3"]]
-- prepared

select 1, "t0"."id" from "public"."members" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."profiles" as "t0" where "t0"."member" = $1::integer;
-- ["1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."notes" as t on t."id" = k.key;
-- [["1","2"]]
-- prepared

select 1, "t0"."id" from "public"."notes" as "t0" where "t0"."profile" = $1::integer order by "t0"."id" asc limit 100;
-- ["3"]
-- prepared
