select t."id"::text, t."country"::text from "public"."cities" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["7","5"]]
-- prepared

select t."id"::text from "public"."countries" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."country"::text from "public"."cities" as t where t."country" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

update "public"."countries" as t set "area" = v."c1"::numeric from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["1"],["1000000000"]]
-- prepared
