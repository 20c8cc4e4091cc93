select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."lists" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."list_id"::text from "public"."places" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."list_id" = k1.key where t."id" = any($3::integer[]) or t."list_id" = any($4::integer[]) order by t."id" for no key update of t;
-- [["1","2"],["1"],["1","2"],["1"]]
-- prepared

set constraints all deferred;

update "public"."places" as t set "pos" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["2"]]
-- prepared

update "public"."places" as t set "label" = v."c1"::text, "pos" = v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["first"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."lists" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."pos", "t0"."label" from "public"."places" as "t0" where "t0"."list_id" = $1::integer order by "t0"."pos" asc, "t0"."id" asc limit 100;
-- ["1"]
-- prepared

set constraints public.places_list_id_pos_key immediate;
