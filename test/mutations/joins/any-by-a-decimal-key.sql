select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.remarks_id_seq"],["1"]]
-- prepared

insert into "public"."products" ("id", "name") select v."c0"::numeric, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1.5"],["Nail"]]
-- prepared

insert into "public"."remarks" ("id", "body", "item", "kind") select v."c0"::integer, v."c1"::text, v."c2"::text, v."c3"::text from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["1"],["Bent."],["1.50"],["products"]]
-- prepared

select 1, "t0"."id" from "public"."products" as "t0" where "t0"."id" = $1::numeric;
-- ["1.50"]
-- prepared

select 1, "t0"."item"::text, "t0"."kind" from "public"."remarks" as "t0" where "t0"."item" = $1::text and "t0"."kind" = $2::text order by "t0"."id" asc limit 100;
-- ["1.50","products"]
-- prepared

select 1, "t0"."name" from "public"."products" as "t0" where "t0"."id" = $1::numeric;
-- ["1.50"]
-- prepared
