select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."articles" as t set "date_created" = v."c1"::timestamp with time zone, "date_updated" = v."c2"::timestamp without time zone, "user_updated" = v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["2001-02-03 04:05:06Z"],[null],[null]]
-- prepared

select 1, "t0"."id", "t0"."date_created", "t0"."date_updated", "t1"."id", "t1"."first_name" from "public"."articles" as "t0" left join "public"."directus_users" as "t1" on "t0"."user_updated" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
