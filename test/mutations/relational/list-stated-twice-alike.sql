select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."countries" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."country"::text from "public"."cities" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."country" = k1.key where t."id" = any($3::integer[]) or t."country" = any($4::integer[]) order by t."id" for no key update of t;
-- [["5","2"],["1"],["5","2"],["1"]]
-- prepared

with "w0" as (update "public"."cities" as t set "country" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (update "public"."countries" as t set "name" = v."c1"::character varying from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["7"],[null],["1"],["Same"]]
-- prepared

update "public"."cities" as t set "country" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["1"]]
-- prepared

select "t0"."id", "t0"."name" from "public"."countries" as "t0" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","1"]]

select 1, "t0"."id", "t0"."name" from "public"."cities" as "t0" where "t0"."country" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
