select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."books" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."book"::text from "public"."chapters" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."book" = k1.key where t."id" = any($3::integer[]) or t."book" = any($4::integer[]) order by t."id" for update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."chapter"::text from "public"."sections" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."chapter" = k1.key where t."id" = any($3::integer[]) or t."chapter" = any($4::integer[]) order by t."id" for update of t;
-- [["3"],["2"],["3"],["2"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."section"::text from "public"."remarks" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."section" = k1.key where t."id" = any($3::integer[]) or t."section" = any($4::integer[]) order by t."id" for no key update of t;
-- [["1","3"],["3"],["1","3"],["3"]]
-- prepared

update "public"."remarks" as t set "section" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["3"]]
-- prepared

delete from "public"."chapters" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."sections" as t on t."id" = k.key;
-- [["3"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."remarks" as t on t."id" = k.key;
-- [["1","3"]]
-- prepared

select 1, "t0"."id" from "public"."books" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."chapters" as "t0" where "t0"."book" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select 1, "t0"."id" from "public"."sections" as "t0" where "t0"."chapter" = $1::integer order by "t0"."id" asc limit 100;
-- ["2"]
-- prepared

select 1, "t0"."id" from "public"."remarks" as "t0" where "t0"."section" = $1::integer order by "t0"."id" asc limit 100;
-- ["3"]
-- prepared
