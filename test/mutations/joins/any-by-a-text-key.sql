select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.remarks_id_seq"],["1"]]
-- prepared

with "w0" as (insert into "public"."tools" ("code", "name") select v."c0"::character varying, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "code"::text), "w1" as (insert into "public"."remarks" ("id", "body", "item", "kind") select v."c0"::integer, v."c1"::text, v."c2"::text, v."c3"::text from unnest($3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["H 1"],["Hammer"],["1"],["Heavy."],["H 1"],["tools"]]
-- prepared

select 1, "t0"."code" from "public"."tools" as "t0" where "t0"."code" = $1::character varying;
-- ["H 1"]
-- prepared

select 1, "t0"."item"::text, "t0"."kind" from "public"."remarks" as "t0" where "t0"."item" = $1::text and "t0"."kind" = $2::text order by "t0"."id" asc limit 100;
-- ["H 1","tools"]
-- prepared

select 1, "t0"."name" from "public"."tools" as "t0" where "t0"."code" = $1::character varying;
-- ["H 1"]
-- prepared
