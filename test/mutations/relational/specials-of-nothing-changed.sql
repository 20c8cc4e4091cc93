select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n, "t0"."id", "t0"."date_updated" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."articles" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared
