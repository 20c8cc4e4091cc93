select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.page_sections_id_seq"],["3"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."pages_id"::text, t."item"::text, t."collection"::text from "public"."page_sections" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."pages_id" = k1.key where t."id" = any($3::integer[]) or t."pages_id" = any($4::integer[]) order by t."id" for update of t;
-- [["4"],["2"],["4"],["2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."headings" as t on t."id" = k.key;
-- [["2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::uuid[]) with ordinality as k (key, n) join "public"."paragraphs" as t on t."id" = k.key;
-- [["bbbbbbbb-0000-4000-8000-000000000002"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."videos" as t on t."id" = k.key;
-- [["1"]]
-- prepared

insert into "public"."page_sections" ("id", "collection", "item", "pages_id") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["1001","1002","1003"],["headings","paragraphs","videos"],["2","bbbbbbbb-0000-4000-8000-000000000002","1"],["2","2","2"]]
-- prepared

select 1, "t0"."id", "t0"."title" from "public"."pages" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."id", "t0"."sort", "t0"."collection", "t0"."width", "t0"."item"::text from "public"."page_sections" as "t0" where "t0"."pages_id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["2"]
-- prepared

select k.n, "t0"."id", "t0"."title", "t0"."level" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."headings" as "t0" on "t0"."id" = k.key;
-- [["1","2"]]
-- prepared

select 1, "t0"."id", "t0"."body" from "public"."paragraphs" as "t0" where "t0"."id" = $1::uuid;
-- ["bbbbbbbb-0000-4000-8000-000000000002"]
-- prepared

select 1, "t0"."id", "t0"."title" from "public"."videos" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
