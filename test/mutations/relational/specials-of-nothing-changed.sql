select t."id"::text from "public"."articles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select k.n, "t0"."id", "t0"."date_updated" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."articles" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared
