select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."shelves" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.volumes_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."shelf"::text, t."pos"::text from "public"."volumes" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."shelf" = k1.key where t."id" = any($3::integer[]) or t."shelf" = any($4::integer[]) order by t."id" for update of t;
-- [["3","2"],["1"],["3","2"],["1"]]
-- prepared

delete from "public"."volumes" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

update "public"."volumes" as t set "pos" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3"],["1"]]
-- prepared

update "public"."volumes" as t set "pos" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["3"]]
-- prepared

insert into "public"."volumes" ("id", "label", "pos", "shelf") select v."c0"::integer, v."c1"::text, v."c2"::integer, v."c3"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["6"],["new"],["2"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."shelves" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."pos", "t0"."label" from "public"."volumes" as "t0" where "t0"."shelf" = $1::integer order by "t0"."pos" asc, "t0"."id" asc limit 100;
-- ["1"]
-- prepared
