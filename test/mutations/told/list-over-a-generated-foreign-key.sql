select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.posts_id_seq","public.remarks_id_seq"],["1","1"]]
-- prepared

with "w0" as (insert into "public"."posts" ("id", "title") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."remarks" ("id", "body", "item", "kind", "post_id") select v."c0"::integer, v."c1"::text, v."c2"::integer, v."c3"::text, v."c4"::integer from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["2"],["p2"],["2"],["n2"],["2"],["post"],["2"]]
-- prepared

select 1, "t0"."title" from "public"."posts" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.posts_id_seq","public.remarks_id_seq"],["1","1"]]
-- prepared

insert into "public"."posts" ("id", "title") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["3"],["p2"]]
-- prepared

insert into "public"."remarks" ("id", "body", "item", "kind", "post_id") select v."c0"::integer, v."c1"::text, v."c2"::integer, v."c3"::text, v."c4"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text;
-- [["3"],["n2"],["2"],["post"],["3"]]
-- prepared

select 1, "t0"."title" from "public"."posts" as "t0" where "t0"."id" = $1::integer;
-- ["3"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."posts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."remarks" as t on t."post_id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."remarks" as t set "post_id" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],[null]]
-- prepared

select 1, "t0"."title" from "public"."posts" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."posts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.remarks_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."remarks" as t on t."post_id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."remarks" as t set "post_id" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],[null]]
-- prepared
