select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."countries" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."countries" as t set "area" = v."c1"::numeric, "code" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["7.25"],["NL"]]
-- prepared

select 1, "t0"."id", "t0"."name", "t0"."code", "t0"."continent", "t0"."area" from "public"."countries" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
