select k.n::text, t."id"::text, t."code"::text, t."age"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."members" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."code"::text, t."age"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."members" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."members" as t set "age" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["31"]]
-- prepared

select 1, "t0"."id", "t0"."age" from "public"."members" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
