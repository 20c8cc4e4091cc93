select k.n::text, t."id"::text from unnest($1::text[]) with ordinality as k (key, n) join "public"."orders" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["a"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.links_id_seq"],["2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::text[]) with ordinality as k (key, n) join "public"."orders" as t on t."id" = k.key;
-- [["a"]]
-- prepared

insert into "public"."orders" ("id", "customer") select v."c0"::text, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["a"],["Ada"]]
-- prepared

insert into "public"."links" ("id", "collection", "item") select v."c0"::integer, v."c1"::text, v."c2"::text from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["1","2"],["orders","orders"],["ORD-ada","ORD-ada"]]
-- prepared

select "t0"."collection", "t0"."item"::text from "public"."links" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2"]]

select 1, "t0"."id" from "public"."orders" as "t0" where "t0"."id" = $1::text;
-- ["ORD-ada"]
-- prepared
