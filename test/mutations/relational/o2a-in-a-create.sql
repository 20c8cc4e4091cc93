select k.n::text, t."id"::text, t."item"::text, t."collection"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."comments" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["4"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.articles_id_seq","public.comments_id_seq"],["1","1"]]
-- prepared

with "w0" as (insert into "public"."articles" ("id", "date_created", "title", "user_created") select v."c0"::integer, v."c1"::timestamp with time zone, v."c2"::character varying, v."c3"::uuid from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w1" as (update "public"."comments" as t set "collection" = v."c1"::character varying, "item" = v."c2"::character varying from unnest($5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["1001"],["2024-06-01T12:00:00.000Z"],["New"],["dddddddd-0000-4000-8000-000000000001"],["4"],["articles"],["1001"]]
-- prepared

insert into "public"."comments" ("id", "body", "collection", "item") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::character varying from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["1001"],["First!"],["articles"],["1001"]]
-- prepared

select 1, "t0"."id" from "public"."articles" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select 1, "t0"."id", "t0"."body" from "public"."comments" as "t0" where "t0"."item" = $1::character varying and "t0"."collection" = $2::character varying order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1001","articles"]
-- prepared
