select k.n::text, t."id"::text, t."slug"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."topics" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.posts_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."topic"::text from "public"."posts" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::text[]) with ordinality as k1 (key, n) on t."topic" = k1.key where t."id" = any($3::integer[]) or t."topic" = any($4::text[]) order by t."id" for no key update of t;
-- [["1"],["dogs"],["1"],["dogs"]]
-- prepared

update "public"."posts" as t set "topic" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],[null]]
-- prepared

update "public"."topics" as t set "slug" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text, t."slug"::text;
-- [["2"],["wolves"]]
-- prepared

update "public"."posts" as t set "topic" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["wolves"]]
-- prepared

insert into "public"."posts" ("id", "name", "topic") select v."c0"::integer, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1001"],["three"],["wolves"]]
-- prepared

select 1, "t0"."slug" from "public"."topics" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."posts" as "t0" where "t0"."topic" = $1::text order by "t0"."id" asc limit 100;
-- ["wolves"]
-- prepared
