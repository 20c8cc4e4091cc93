select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pics" as t on t."album" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.pics_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text, t."cover"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."albums" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pics" as t on t."album" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

update "public"."albums" as t set "cover" = null where t."id" = any($1::integer[]);
-- [["1"]]
-- prepared

delete from "public"."pics" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1","2"]]
-- prepared

with "w0" as (insert into "public"."pics" ("id", "url") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (update "public"."albums" as t set "cover" = v."c1"::integer from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["3"],["z"],["1"],["3"]]
-- prepared

select 1, "t1"."id", "t1"."url", "t0"."id" from "public"."albums" as "t0" left join "public"."pics" as "t1" on "t0"."cover" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."pics" as "t0" where "t0"."album" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
