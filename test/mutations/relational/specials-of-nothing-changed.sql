select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select 1, "t0"."id", "t0"."date_updated" from "public"."articles" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
