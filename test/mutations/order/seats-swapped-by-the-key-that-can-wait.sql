select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."seats" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

set constraints all deferred;

update "public"."seats" as t set "row" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1","2"],["2","1"]]
-- prepared

select "t0"."id", "t0"."row" from "public"."seats" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2"]]

set constraints public.seats_row_key immediate;
