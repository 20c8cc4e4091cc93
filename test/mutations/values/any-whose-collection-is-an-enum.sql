select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."headings" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.blocks_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::character varying[]) with ordinality as k (key, n) join "public"."blocks" as t on t."item" = k.key and t."collection" = $2 order by t."id" for no key update of t;
-- [["1"],"headings"]
-- prepared

update "public"."blocks" as t set "collection" = v."c1"::public.kind, "item" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],[null],[null]]
-- prepared

insert into "public"."blocks" ("id", "collection", "item", "sort") select v."c0"::integer, v."c1"::public.kind, v."c2"::character varying, v."c3"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["101"],["headings"],["1"],["5"]]
-- prepared

select 1, "t0"."id" from "public"."headings" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."sort", "t0"."collection" from "public"."blocks" as "t0" where "t0"."item" = $1::character varying and "t0"."collection" = $2::public.kind order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1","headings"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.headings_id_seq","public.blocks_id_seq"],["1","1"]]
-- prepared

with "w0" as (insert into "public"."headings" ("id", "text") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."blocks" ("id", "collection", "item") select v."c0"::integer, v."c1"::public.kind, v."c2"::character varying from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["101"],["new"],["102"],["headings"],["101"]]
-- prepared

select 1, "t0"."collection", "t0"."item"::text from "public"."blocks" as "t0" where "t0"."id" = $1::integer;
-- ["102"]
-- prepared

select 1, "t0"."text" from "public"."headings" as "t0" where "t0"."id" = $1::integer;
-- ["101"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."images" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::character varying[]) with ordinality as k (key, n) join "public"."blocks" as t on t."item" = k.key and false order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select 1, "t0"."id" from "public"."images" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."blocks" as "t0" where "t0"."item" = $1::character varying and false order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1"]
-- prepared
