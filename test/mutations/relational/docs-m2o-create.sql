select k.n::text, t."id"::text, t."featured_article"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.articles_id_seq"],["1"]]
-- prepared

with "w0" as (insert into "public"."articles" ("id", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::timestamp with time zone, v."c2"::character varying, v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w1" as (update "public"."pages" as t set "featured_article" = v."c1"::integer from unnest($5::text[], $6::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["1001"],["2024-06-01T12:00:00.000Z"],["This is a new one"],["dddddddd-0000-4000-8000-000000000001"],["2"],["1001"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."title" from "public"."pages" as "t0" left join "public"."articles" as "t1" on "t0"."featured_article" = "t1"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
