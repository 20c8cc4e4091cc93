select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["15"]]
-- prepared

select k.n::text, t."id"::text, t."featured_article"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

with "w0" as (update "public"."articles" as t set "date_updated" = v."c1"::timestamp without time zone, "title" = v."c2"::character varying, "user_updated" = v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (update "public"."pages" as t set "featured_article" = v."c1"::integer from unnest($5::text[], $6::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["15"],["2024-06-01T12:00:00.000Z"],["This is a new title"],["dddddddd-0000-4000-8000-000000000001"],["2"],["15"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."title" from "public"."pages" as "t0" left join "public"."articles" as "t1" on "t0"."featured_article" = "t1"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
