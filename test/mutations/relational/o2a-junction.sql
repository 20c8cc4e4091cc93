select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."headings" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.page_sections_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."item"::text, t."collection"::text from "public"."page_sections" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::character varying[]) with ordinality as k1 (key, n) on t."item" = k1.key and t."collection" = $3 where t."id" = any($4::integer[]) or t."item" = any($5::character varying[]) and t."collection" = $6 order by t."id" for no key update of t;
-- [["1"],["1"],"headings",["1"],["1"],"headings"]
-- prepared

update "public"."page_sections" as t set "collection" = v."c1"::character varying, "item" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["4"],[null],[null]]
-- prepared

insert into "public"."page_sections" ("id", "collection", "item", "pages_id", "sort") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::integer, v."c4"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text;
-- [["1001"],["headings"],["1"],["2"],["9"]]
-- prepared

select 1, "t0"."id" from "public"."headings" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."title" from (select "t0"."id", "t0"."pages_id" from "public"."page_sections" as "t0" where "t0"."item" = $1::character varying and "t0"."collection" = $2::character varying order by "t0"."id" asc limit 100) as "t0" left join "public"."pages" as "t1" on "t0"."pages_id" = "t1"."id" order by "t0"."id" asc;
-- ["1","headings"]
-- prepared
