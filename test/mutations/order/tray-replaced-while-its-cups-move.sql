select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."racks" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.trays_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."trays" as t on t."rack" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."tray"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."cups" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."trays" as t set "pos" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."trays" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."pos"), $2::bigint), 0) as top from "public"."trays" as o) as m where t."id" = v.key;
-- [["1","2"],"1"]
-- prepared

with "w0" as (insert into "public"."trays" ("id", "pos", "rack") select v."c0"::integer, v."c1"::integer, v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w1" as (update "public"."cups" as t set "tray" = v."c1"::integer from unnest($4::text[], $5::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["3"],["1"],["1"],["1"],["3"]]
-- prepared

delete from "public"."trays" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1","2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."cups" as t on t."id" = k.key;
-- [["1"]]
-- prepared

select 1, "t0"."id" from "public"."racks" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."pos", "t0"."id" from "public"."trays" as "t0" where "t0"."rack" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."cups" as "t0" where "t0"."tray" = $1::integer order by "t0"."id" asc limit 100;
-- ["3"]
-- prepared
