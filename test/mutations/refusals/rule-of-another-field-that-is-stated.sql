select k.n::text, t."id"::text, t."age"::text, t."code"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."members" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

update "public"."members" as t set "age" = v."c1"::integer, "code" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["20"],["Z"]]
-- prepared

select 1, "t0"."id", "t0"."code" from "public"."members" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
