select t."id"::text, t."topic"::text from "public"."posts" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."slug"::text from "public"."topics" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["2"]]
-- prepared

select t."id"::text, t."topic"::text from "public"."posts" as t where t."topic" = any($1::text[]) order by t."id" for no key update;
-- [["dogs"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.posts_id_seq"],["1"]]
-- prepared

update "public"."posts" as t set "topic" = $1::text where t."id" = any($2::integer[]);
-- [null,["2"]]
-- prepared

update "public"."topics" as t set "slug" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["2"],["wolves"]]
-- prepared

update "public"."posts" as t set "topic" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer;
-- [["1"],["wolves"]]
-- prepared

insert into "public"."posts" ("id", "name", "topic") select v."c0"::integer, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n;
-- [["1001"],["three"],["wolves"]]
-- prepared

select k.n, "t0"."slug" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."topics" as "t0" on "t0"."id" = k.key;
-- [["2"]]
-- prepared

select k.n, "t0"."id", "t0"."name" from unnest($1::text[]) with ordinality as k(key, n) cross join lateral (select "t0"."id", "t0"."name" from "public"."posts" as "t0" where "t0"."topic" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["wolves"]]
-- prepared
