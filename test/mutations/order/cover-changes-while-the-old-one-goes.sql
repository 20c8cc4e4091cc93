select k.n::text, k1.n::text, t."id"::text, t."album"::text from "public"."pics" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."album" = k1.key where t."id" = any($3::integer[]) or t."album" = any($4::integer[]) order by t."id" for update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

select k.n::text, t."id"::text, t."cover"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."albums" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pics" as t on t."album" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

update "public"."albums" as t set "cover" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["2"]]
-- prepared

delete from "public"."pics" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

select 1, "t1"."id", "t0"."id" from "public"."albums" as "t0" left join "public"."pics" as "t1" on "t0"."cover" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."pics" as "t0" where "t0"."album" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
