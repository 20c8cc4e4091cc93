select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."countries" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."cities" as t on t."country" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."cities" as t set "country" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["7"],[null]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."countries" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."cities" as "t0" where "t0"."country" = $1::integer order by "t0"."id" asc limit 100;
-- ["1"]
-- prepared
