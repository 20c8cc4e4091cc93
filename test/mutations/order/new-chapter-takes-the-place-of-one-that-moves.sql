select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."books" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.chapters_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."book"::text, t."pos"::text from "public"."chapters" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."book" = k1.key where t."id" = any($3::integer[]) or t."book" = any($4::integer[]) order by t."id" for update of t;
-- [["2"],["1"],["2"],["1"]]
-- prepared

select k.n::text, t."id"::text, t."chapter"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."sections" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."chapters" as t set "pos" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."chapters" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."pos"), $2::bigint), 0) as top from "public"."chapters" as o where o."book" = any (select t."book" from "public"."chapters" as t where t."id" = any($3::integer[]))) as m where t."id" = v.key;
-- [["2"],"2",["2"]]
-- prepared

update "public"."chapters" as t set "pos" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."chapters" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."pos"), $2::bigint), 0) as top from "public"."chapters" as o where o."book" = any (select t."book" from "public"."chapters" as t where t."id" = any($3::integer[]))) as m where t."id" = v.key;
-- [["1"],"2",["1"]]
-- prepared

with "w0" as (insert into "public"."chapters" ("id", "book", "pos", "title") select v."c0"::integer, v."c1"::integer, v."c2"::integer, v."c3"::text from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text), "w1" as (update "public"."sections" as t set "chapter" = v."c1"::integer from unnest($5::text[], $6::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["3"],["1"],["2"],["new"],["1"],["3"]]
-- prepared

delete from "public"."chapters" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1"]]
-- prepared

update "public"."chapters" as t set "pos" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["1"]]
-- prepared

select 1, "t0"."id" from "public"."books" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."pos", "t0"."title", "t0"."id" from "public"."chapters" as "t0" where "t0"."book" = $1::integer order by "t0"."pos" asc, "t0"."id" asc limit 100;
-- ["1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."sections" as t on t."id" = k.key;
-- [["1"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) cross join lateral (select "t0"."id" from "public"."sections" as "t0" where "t0"."chapter" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["2","3"]]
-- prepared
