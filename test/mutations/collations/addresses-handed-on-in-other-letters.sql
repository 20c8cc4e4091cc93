select k.n::text, t."id"::text, t."email"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."users" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

update "public"."users" as t set "email" = v."c1"::extensions.citext from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["carl@example.org"]]
-- prepared

update "public"."users" as t set "email" = v."c1"::extensions.citext from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["BOB@example.org"]]
-- prepared

select "t0"."id", "t0"."email" from "public"."users" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2"]]
