select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.comments_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text, t."featured_article"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

with "w0" as (update "public"."articles" as t set "date_updated" = v."c1"::timestamp without time zone, "user_updated" = v."c2"::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (insert into "public"."comments" ("id", "body", "collection", "item") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::character varying from unnest($4::text[], $5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["1"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"],["1001"],["New."],["articles"],["1"]]
-- prepared

select 1, "t1"."id", "t1"."date_updated" from "public"."pages" as "t0" left join "public"."articles" as "t1" on "t0"."featured_article" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
