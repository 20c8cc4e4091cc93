select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."shelves" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."shelf"::text from "public"."codes" as t left join unnest($1::bpchar[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."shelf" = k1.key where t."id" = any($3::bpchar[]) or t."shelf" = any($4::integer[]) order by t."id" for update of t;
-- [["ab  ","abcd"],["1"],["ab  ","abcd"],["1"]]
-- prepared

update "public"."codes" as t set "note" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::bpchar returning v.n::text;
-- [["abcd"],["changed"]]
-- prepared

select 1, "t0"."id" from "public"."shelves" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."note" from "public"."codes" as "t0" where "t0"."shelf" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::bpchar[]) with ordinality as k (key, n) join "public"."codes" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["ab"]]
-- prepared

update "public"."codes" as t set "note" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::bpchar returning v.n::text;
-- [["ab"],["found"]]
-- prepared

select 1, "t0"."id", "t0"."note" from "public"."codes" as "t0" where "t0"."id" = $1::bpchar;
-- ["ab"]
-- prepared

delete from "public"."codes" as t where t."id" = any($1::bpchar[]) returning t."id"::text;
-- [["ab"]]
-- prepared
