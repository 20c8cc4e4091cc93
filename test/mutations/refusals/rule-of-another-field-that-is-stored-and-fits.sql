select k.n::text, t."id"::text, t."age"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."members" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."members" as t set "code" = v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["Z"]]
-- prepared

select 1, "t0"."id", "t0"."code" from "public"."members" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
