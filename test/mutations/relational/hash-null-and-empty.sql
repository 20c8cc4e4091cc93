select k.n::text, t."id"::text from unnest($1::uuid[]) with ordinality as k (key, n) join "public"."authors" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

update "public"."authors" as t set "pin" = v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::uuid returning v.n::text;
-- [["aaaaaaaa-0000-4000-8000-000000000001"],[""]]
-- prepared

select 1, "t0"."name", "t0"."pin" from "public"."authors" as "t0" where "t0"."id" = $1::uuid;
-- ["aaaaaaaa-0000-4000-8000-000000000001"]
-- prepared
