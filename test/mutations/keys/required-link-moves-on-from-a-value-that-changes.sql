select k.n::text, t."id"::text, t."code"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."teams" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["3","2"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."team"::text from "public"."coaches" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::text[]) with ordinality as k1 (key, n) on t."team" = k1.key where t."id" = any($3::integer[]) or t."team" = any($4::text[]) order by t."id" for no key update of t;
-- [["1"],["blues"],["1"],["blues"]]
-- prepared

update "public"."coaches" as t set "team" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["blues"]]
-- prepared

update "public"."teams" as t set "code" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text, t."code"::text;
-- [["3"],["greens"]]
-- prepared

select "t0"."code" from "public"."teams" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["3","2"]]
