select k.n::text, t."id"::text, t."title"::text, t."successor"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."titles" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.titles_id_seq"],["1"]]
-- prepared

update "public"."titles" as t set "title" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["dowager"]]
-- prepared

update "public"."titles" as t set "title" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["queen"]]
-- prepared

update "public"."titles" as t set "successor" = v."c1"::integer, "title" = v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["1"],["dowager"]]
-- prepared

insert into "public"."titles" ("id", "title") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["3"],["king"]]
-- prepared

update "public"."titles" as t set "successor" = v."c1"::integer, "title" = v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["3"],["queen"]]
-- prepared

select 1, "t0"."title", "t1"."id", "t1"."title", "t2"."id", "t2"."title" from "public"."titles" as "t0" left join "public"."titles" as "t1" on "t0"."successor" = "t1"."id" left join "public"."titles" as "t2" on "t1"."successor" = "t2"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
