select k.n::text, t."id"::text, t."parent"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."menu_items" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

insert into "public"."menu_items" ("id", "name", "parent") select v."c0"::integer, v."c1"::character varying, v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["500"],["New"],["1"]]
-- prepared

update "public"."menu_items" as t set "parent" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["500"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."menu_items" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."name", "t0"."sort" from "public"."menu_items" as "t0" where "t0"."parent" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["1"]
-- prepared
