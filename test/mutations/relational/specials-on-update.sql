select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."articles" as t set "date_updated" = v."c1"::timestamp without time zone, "rating" = v."c2"::integer, "user_updated" = v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["2024-06-01T12:00:00.000Z"],["4"],["dddddddd-0000-4000-8000-000000000001"]]
-- prepared

select 1, "t0"."id", "t0"."rating", "t0"."date_created", "t0"."date_updated", "t1"."id", "t1"."first_name" from "public"."articles" as "t0" left join "public"."directus_users" as "t1" on "t0"."user_updated" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
