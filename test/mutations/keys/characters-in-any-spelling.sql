select t."id"::text, t."shelf"::text from "public"."codes" as t where t."id" = any($1::bpchar[]) order by t."id" for no key update;
-- [["ab","abcd"]]
-- prepared

select t."id"::text from "public"."shelves" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."shelf"::text from "public"."codes" as t where t."shelf" = any($1::integer[]) order by t."id" for update;
-- [["1"]]
-- prepared

update "public"."codes" as t set "note" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::bpchar;
-- [["abcd"],["changed"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."shelves" as "t0" on "t0"."id" = k.key;
-- [["1"]]
-- prepared

select k.n, "t0"."id", "t0"."note" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id", "t0"."note" from "public"."codes" as "t0" where "t0"."shelf" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["1"]]
-- prepared

select t."id"::text from "public"."codes" as t where t."id" = any($1::bpchar[]) order by t."id" for no key update;
-- [["ab"]]
-- prepared

update "public"."codes" as t set "note" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::bpchar;
-- [["ab"],["found"]]
-- prepared

select k.n, "t0"."id", "t0"."note" from unnest($1::bpchar[]) with ordinality as k(key, n) inner join "public"."codes" as "t0" on "t0"."id" = k.key;
-- [["ab"]]
-- prepared

delete from "public"."codes" as t where t."id" = any($1::bpchar[]) returning t."id"::text;
-- [["ab"]]
-- prepared
