select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.comments_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."item"::text, t."collection"::text from "public"."comments" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::character varying[]) with ordinality as k1 (key, n) on t."item" = k1.key and t."collection" = $3 where t."id" = any($4::integer[]) or t."item" = any($5::character varying[]) and t."collection" = $6 order by t."id" for no key update of t;
-- [["1","4","3"],["1"],"articles",["1","4","3"],["1"],"articles"]
-- prepared

with "w0" as (update "public"."comments" as t set "collection" = v."c1"::character varying, "item" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (update "public"."articles" as t set "date_updated" = v."c1"::timestamp without time zone, "user_updated" = v."c2"::uuid from unnest($4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["2"],[null],[null],["1"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"]]
-- prepared

update "public"."comments" as t set "collection" = v."c1"::character varying, "item" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["4"],["articles"],["1"]]
-- prepared

update "public"."comments" as t set "body" = v."c1"::character varying, "collection" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3"],["Moved from a page."],["articles"]]
-- prepared

insert into "public"."comments" ("id", "body", "collection", "item") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::character varying from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["1001"],["New."],["articles"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."articles" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."body" from "public"."comments" as "t0" where "t0"."item" = $1::character varying and "t0"."collection" = $2::character varying order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1","articles"]
-- prepared
