select k.n::text, t."name"::text from unnest($1::extensions.citext[]) with ordinality as k (key, n) join "public"."tags" as t on t."name" operator(extensions.=) k.key order by t."name" for no key update of t;
-- [["red"]]
-- prepared

update "public"."tags" as t set "label" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."name" operator(extensions.=) v."c0"::extensions.citext returning v.n::text;
-- [["Red"],["new"]]
-- prepared

select 1, "t0"."name", "t0"."label" from "public"."tags" as "t0" where "t0"."name" operator(extensions.=) $1::extensions.citext;
-- ["Red"]
-- prepared

select k.n::text, t."name"::text from unnest($1::extensions.citext[]) with ordinality as k (key, n) join "public"."tags" as t on t."name" operator(extensions.=) k.key order by t."name" for no key update of t;
-- [["red"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."tag"::text from "public"."tagged" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::extensions.citext[]) with ordinality as k1 (key, n) on t."tag" operator(extensions.=) k1.key where t."id" = any($3::integer[]) or t."tag" operator(extensions.=) any($4::extensions.citext[]) order by t."id" for no key update of t;
-- [["1"],["Red"],["1"],["Red"]]
-- prepared

update "public"."tagged" as t set "tag" = v."c1"::extensions.citext from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3"],[null]]
-- prepared

update "public"."tagged" as t set "tag" = v."c1"::extensions.citext from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["Red"]]
-- prepared

select 1, "t0"."name" from "public"."tags" as "t0" where "t0"."name" operator(extensions.=) $1::extensions.citext;
-- ["Red"]
-- prepared

select 1, "t0"."id" from "public"."tagged" as "t0" where "t0"."tag" operator(extensions.=) $1::extensions.citext order by "t0"."id" asc limit 100;
-- ["Red"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.tagged_id_seq"],["1"]]
-- prepared

insert into "public"."tagged" ("id", "tag") select v."c0"::integer, v."c1"::extensions.citext from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["101"],["GREEN"]]
-- prepared

select 1, "t1"."name" from "public"."tagged" as "t0" left join "public"."tags" as "t1" on "t0"."tag" operator(extensions.=) "t1"."name" where "t0"."id" = $1::integer;
-- ["101"]
-- prepared

delete from "public"."tagged" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["2"]]
-- prepared
