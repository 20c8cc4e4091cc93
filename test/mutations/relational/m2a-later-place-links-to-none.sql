select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."headings" as t on t."id" = k.key order by t."id" for key share of t;
-- [["2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."headings" as t on t."id" = k.key;
-- [["2"]]
-- prepared

insert into "public"."page_sections" ("id", "collection", "item", "pages_id") select v."c0"::integer, v."c1"::character varying, v."c2"::character varying, v."c3"::integer from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["501","502","503"],["headings",null,"headings"],[null,null,"2"],["2","2","2"]]
-- prepared

select 1, "t0"."id" from "public"."pages" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."id", "t0"."collection", "t0"."item"::text from "public"."page_sections" as "t0" where "t0"."pages_id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["2"]
-- prepared

select k.n from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."headings" as "t0" on "t0"."id" = k.key;
-- [["1","2"]]
-- prepared
