select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."pages_id"::text, t."item"::text, t."collection"::text from "public"."page_sections" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."pages_id" = k1.key where t."id" = any($3::integer[]) or t."pages_id" = any($4::integer[]) order by t."id" for update of t;
-- [["4"],["2"],["4"],["2"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."videos" as t on t."id" = k.key;
-- [["1"]]
-- prepared

update "public"."page_sections" as t set "collection" = v."c1"::character varying, "item" = v."c2"::character varying from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["4"],["videos"],["1"]]
-- prepared

select 1, "t0"."id", "t0"."title" from "public"."pages" as "t0" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared

select 1, "t0"."id", "t0"."sort", "t0"."collection", "t0"."width", "t0"."item"::text from "public"."page_sections" as "t0" where "t0"."pages_id" = $1::integer order by "t0"."sort" asc, "t0"."id" asc limit 100;
-- ["2"]
-- prepared

select 1, "t0"."id", "t0"."title" from "public"."videos" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
