select k.n::text, t."id"::text, t."team"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."players" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["3","1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.teams_id_seq"],["1"]]
-- prepared

insert into "public"."teams" ("id", "code") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text, "code"::text;
-- [["1001"],["yellows"]]
-- prepared

update "public"."players" as t set "team" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3","1"],["yellows","yellows"]]
-- prepared

select "t0"."name" from "public"."players" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["3","1"]]
