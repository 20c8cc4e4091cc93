select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."countries" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."country"::text from "public"."cities" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."country" = k1.key where t."id" = any($3::integer[]) or t."country" = any($4::integer[]) order by t."id" for no key update of t;
-- [["7"],["1"],["7"],["1"]]
-- prepared

update "public"."cities" as t set "country" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["5"],[null]]
-- prepared

update "public"."countries" as t set "code" = v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["NX"]]
-- prepared

select 1, "t0"."id", "t0"."code" from "public"."countries" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
