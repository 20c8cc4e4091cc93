select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."lists" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tasks_id_seq","public.members_id_seq"],["1","1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."list_id"::text, t."rank"::text, t."owner"::text from "public"."tasks" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."list_id" = k1.key where t."id" = any($3::integer[]) or t."list_id" = any($4::integer[]) order by t."id" for no key update of t;
-- [["1","2"],["1"],["1","2"],["1"]]
-- prepared

insert into "public"."members" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["4"],["New"]]
-- prepared

update "public"."tasks" as t set "owner" = v."c1"::integer, "rank" = v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["4"],["3"]]
-- prepared

insert into "public"."tasks" ("id", "label", "list_id", "rank") select v."c0"::integer, v."c1"::text, v."c2"::integer, v."c3"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["3"],["new"],["1"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."lists" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."rank", "t1"."id", "t1"."name" from (select "t0"."id", "t0"."rank", "t0"."owner" from "public"."tasks" as "t0" where "t0"."list_id" = $1::integer order by "t0"."rank" asc, "t0"."id" asc limit 100) as "t0" left join "public"."members" as "t1" on "t0"."owner" = "t1"."id" order by "t0"."rank" asc, "t0"."id" asc;
-- ["1"]
-- prepared
