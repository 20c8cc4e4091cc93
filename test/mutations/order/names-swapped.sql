select k.n::text, t."id"::text, t."name"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."slots" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

update "public"."slots" as t set "name" = null where t."id" = any($1::integer[]);
-- [["1","2"]]
-- prepared

update "public"."slots" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["b"]]
-- prepared

update "public"."slots" as t set "label" = v."c1"::text, "name" = v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["first"],["a"]]
-- prepared

select "t0"."id", "t0"."name", "t0"."label" from "public"."slots" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2"]]
