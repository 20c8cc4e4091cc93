select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.images_id_seq","public.blocks_id_seq"],["1","1"]]
-- prepared

with "w0" as (insert into "public"."images" ("id", "alt") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."blocks" ("id", "collection", "item") select v."c0"::integer, v."c1"::public.kind, v."c2"::character varying from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["101"],["new"],["101"],["images"],["101"]]
-- prepared

select 1, "t0"."id" from "public"."blocks" as "t0" where "t0"."id" = $1::integer;
-- ["101"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.images_id_seq","public.blocks_id_seq"],["1","1"]]
-- prepared

insert into "public"."images" ("id", "alt") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["102"],["new"]]
-- prepared

insert into "public"."blocks" ("id", "collection", "item") select v."c0"::integer, v."c1"::public.kind, v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["102"],["images"],["102"]]
-- prepared

select 1, "t0"."id" from "public"."blocks" as "t0" where "t0"."id" = $1::integer;
-- ["102"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."images" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.blocks_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::character varying[]) with ordinality as k (key, n) join "public"."blocks" as t on t."item" = k.key and false order by t."id" for no key update of t;
-- [["1"]]
-- prepared

insert into "public"."blocks" ("id", "collection", "item", "sort") select v."c0"::integer, v."c1"::public.kind, v."c2"::character varying, v."c3"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["103"],["images"],["1"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."images" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
