select k.n::text, t."id"::text from unnest($1::uuid[]) with ordinality as k (key, n) join "public"."authors" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.comments_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text, t."author"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."item"::text, t."collection"::text from "public"."comments" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::character varying[]) with ordinality as k1 (key, n) on t."item" = k1.key and t."collection" = $3 where t."id" = any($4::integer[]) or t."item" = any($5::character varying[]) and t."collection" = $6 order by t."id" for no key update of t;
-- [["1"],["1"],"articles",["1"],["1"],"articles"]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."author"::text from "public"."profiles" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::uuid[]) with ordinality as k1 (key, n) on t."author" = k1.key where t."id" = any($3::integer[]) or t."author" = any($4::uuid[]) order by t."id" for no key update of t;
-- [["2"],["aaaaaaaa-0000-4000-8000-000000000001"],["2"],["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

update "public"."profiles" as t set "author" = v."c1"::uuid from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],[null]]
-- prepared

update "public"."comments" as t set "collection" = v."c1"::character varying, "item" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],[null],[null]]
-- prepared

update "public"."profiles" as t set "author" = v."c1"::uuid from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["aaaaaaaa-0000-4000-8000-000000000001"]]
-- prepared

with "w0" as (update "public"."articles" as t set "date_updated" = v."c1"::timestamp without time zone, "user_updated" = v."c2"::uuid from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (insert into "public"."comments" ("id", "body", "collection", "item") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::character varying from unnest($4::text[], $5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["1"],["2024-06-01T12:00:00.000Z"],["dddddddd-0000-4000-8000-000000000001"],["1001"],["New."],["articles"],["1"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."name" from "public"."articles" as "t0" left join "public"."authors" as "t1" on "t0"."author" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."body" from "public"."comments" as "t0" where "t0"."item" = $1::character varying and "t0"."collection" = $2::character varying order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1","articles"]
-- prepared

select 1, "t0"."id", "t0"."biography" from "public"."profiles" as "t0" where "t0"."author" = $1::uuid;
-- ["aaaaaaaa-0000-4000-8000-000000000001"]
-- prepared
