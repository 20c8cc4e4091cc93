select k.n::text, t."id"::text, t."code"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."teams" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

select k.n::text, t."id"::text, t."team"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."players" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

update "public"."players" as t set "team" = null where t."id" = any($1::integer[]);
-- [["1","2"]]
-- prepared

update "public"."teams" as t set "code" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text, t."code"::text;
-- [["1"],["greens"]]
-- prepared

update "public"."players" as t set "team" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1","2"],["blues","blues"]]
-- prepared

select "t0"."code" from "public"."teams" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2"]]
