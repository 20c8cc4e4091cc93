select k.n::text, t."slug"::text, t."parent"::text from unnest($1::text[]) with ordinality as k (key, n) join "public"."pages" as t on t."slug" = k.key order by t."slug" for key share of t;
-- [["Root"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.notes_id_seq"],["1"]]
-- prepared

insert into "public"."pages" ("slug") select v."c0"::text from unnest($1::text[]) with ordinality as v("c0", n) order by v.n returning "slug"::text;
-- [["Root"]]
-- prepared

insert into "public"."pages" ("slug", "parent", "title") select v."c0"::text, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "slug"::text;
-- [["Home"],["root"],["t"]]
-- prepared

insert into "public"."notes" ("id", "body", "page") select v."c0"::integer, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1"],["n"],["home"]]
-- prepared

select 1, "t0"."slug", "t1"."slug" from "public"."pages" as "t0" left join "public"."pages" as "t1" on "t0"."parent" = "t1"."slug" where "t0"."slug" = $1::text;
-- ["home"]
-- prepared

select 1, "t0"."body" from "public"."notes" as "t0" where "t0"."page" = $1::text order by "t0"."id" asc limit 100;
-- ["home"]
-- prepared
