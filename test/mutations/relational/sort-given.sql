select k.n::text, t."id"::text, t."parent"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."menu_items" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.menu_items_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."parent"::text from "public"."menu_items" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."parent" = k1.key where t."id" = any($3::integer[]) or t."parent" = any($4::integer[]) order by t."id" for no key update of t;
-- [["3","2"],["1"],["3","2"],["1"]]
-- prepared

update "public"."menu_items" as t set "sort" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3","2"],["1","2"]]
-- prepared

insert into "public"."menu_items" ("id", "name", "parent", "sort") select v."c0"::integer, v."c1"::character varying, v."c2"::integer, v."c3"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["1001"],["Third"],["1"],["3"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."menu_items" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."name", "t0"."sort" from "public"."menu_items" as "t0" where "t0"."parent" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1"]
-- prepared
