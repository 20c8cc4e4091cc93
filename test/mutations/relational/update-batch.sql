select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."cities" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["7","2","5"]]
-- prepared

update "public"."cities" as t set "name" = v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["7"],["Seven"]]
-- prepared

update "public"."cities" as t set "population" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["0"]]
-- prepared

update "public"."cities" as t set "name" = v."c1"::character varying, "population" = v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["5"],["Five"],["5"]]
-- prepared

select "t0"."id", "t0"."name", "t0"."population" from "public"."cities" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["7","2","5"]]
