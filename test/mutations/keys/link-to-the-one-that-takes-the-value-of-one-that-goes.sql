select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."leagues" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.teams_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."teams" as t on t."league" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."team"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."players" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

update "public"."players" as t set "team" = null where t."id" = any($1::integer[]);
-- [["1","2"]]
-- prepared

delete from "public"."teams" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

insert into "public"."teams" ("id", "code", "league") select v."c0"::integer, v."c1"::text, v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text, "code"::text;
-- [["1001"],["reds"],["1"]]
-- prepared

update "public"."players" as t set "team" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1","2"],["reds","reds"]]
-- prepared

select 1, "t0"."id" from "public"."leagues" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."code" from "public"."teams" as "t0" where "t0"."league" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
