select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."books" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text, t."book"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."chapters" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select k.n::text, t."id"::text, t."chapter"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."sections" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."chapters" as t on t."book" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.chapters_id_seq"],["1"]]
-- prepared

with "w0" as (insert into "public"."chapters" ("id", "book", "pos", "title") select v."c0"::integer, v."c1"::integer, v."c2"::integer, v."c3"::text from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w1" as (update "public"."sections" as t set "chapter" = v."c1"::integer from unnest($5::text[], $6::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["3"],["1"],["1"],["new"],["1"],["3"]]
-- prepared
