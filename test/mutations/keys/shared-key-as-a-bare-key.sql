select t."id"::text from "public"."accounts" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text from "public"."profiles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."id"::text from "public"."profiles" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."accounts" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared

select k.n, "t0"."note" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."profiles" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared
