select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."lists" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tasks_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text, t."list_id"::text, t."rank"::text, t."after"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."tasks" as t on t."id" = k.key order by t."id" for key share of t;
-- [["1"]]
-- prepared

with "w0" as (insert into "public"."tasks" ("id", "after", "list_id", "rank") select v."c0"::integer, v."c1"::integer, v."c2"::integer, v."c3"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w1" as (insert into "public"."tasks" ("id", "after", "rank") select v."c0"::integer, v."c1"::integer, v."c2"::integer from unnest($5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["10"],["1"],["1"],["10"],["3"],["10"],["11"]]
-- prepared

select 1, "t0"."id" from "public"."lists" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."rank", "t1"."id" from (select "t0"."id", "t0"."rank", "t0"."after" from "public"."tasks" as "t0" where "t0"."list_id" = $1::integer order by "t0"."rank" asc, "t0"."id" asc limit 100) as "t0" left join "public"."tasks" as "t1" on "t0"."after" = "t1"."id" order by "t0"."rank" asc, "t0"."id" asc;
-- ["1"]
-- prepared
