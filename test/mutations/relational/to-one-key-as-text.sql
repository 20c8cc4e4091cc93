select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

update "public"."articles" as t set "author" = v."c1"::uuid, "date_updated" = v."c2"::timestamp without time zone, "user_updated" = v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["aaaaaaaa-0000-4000-8000-000000000001"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."name" from "public"."articles" as "t0" left join "public"."authors" as "t1" on "t0"."author" = "t1"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
