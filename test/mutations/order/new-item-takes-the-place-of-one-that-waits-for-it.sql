select k.n::text, t."id"::text, t."rank"::text, t."after"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."tasks" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tasks_id_seq"],["1"]]
-- prepared

update "public"."tasks" as t set "rank" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."tasks" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."rank"), $2::bigint), 0) as top from "public"."tasks" as o) as m where t."id" = v.key;
-- [["1"],"3"]
-- prepared

insert into "public"."tasks" ("id", "label", "rank") select v."c0"::integer, v."c1"::text, v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["3"],["new"],["1"]]
-- prepared

update "public"."tasks" as t set "after" = v."c1"::integer, "rank" = v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["3"],["3"]]
-- prepared

select 1, "t0"."id", "t0"."rank", "t1"."id", "t1"."rank" from "public"."tasks" as "t0" left join "public"."tasks" as "t1" on "t0"."after" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
