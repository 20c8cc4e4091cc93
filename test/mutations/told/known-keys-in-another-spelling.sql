select k.n::text, t."id"::text from unnest($1::numeric[]) with ordinality as k (key, n) join "public"."rates" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1.1"]]
-- prepared

update "public"."rates" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::numeric returning v.n::text;
-- [["1.10"],["y"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."rates" as "t0" where "t0"."id" = $1::numeric;
-- ["1.10"]
-- prepared

select k.n::text, t."id"::text from unnest($1::timestamp with time zone[]) with ordinality as k (key, n) join "public"."ticks" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2024-01-01T00:00:01Z"]]
-- prepared

update "public"."ticks" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::timestamp with time zone returning v.n::text;
-- [["2024-01-01 00:00:01+00"],["y"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."ticks" as "t0" where "t0"."id" = $1::timestamp with time zone;
-- ["2024-01-01 00:00:01+00"]
-- prepared

select k.n::text, t."id"::text from unnest($1::timestamp without time zone[]) with ordinality as k (key, n) join "public"."stamps" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2024-01-01T00:00:01"]]
-- prepared

update "public"."stamps" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::timestamp without time zone returning v.n::text;
-- [["2024-01-01 00:00:01"],["y"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."stamps" as "t0" where "t0"."id" = $1::timestamp without time zone;
-- ["2024-01-01 00:00:01"]
-- prepared

select k.n::text, t."id"::text from unnest($1::time without time zone[]) with ordinality as k (key, n) join "public"."times" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["10:00"]]
-- prepared

update "public"."times" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::time without time zone returning v.n::text;
-- [["10:00:00"],["y"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."times" as "t0" where "t0"."id" = $1::time without time zone;
-- ["10:00:00"]
-- prepared

select k.n::text, t."id"::text from unnest($1::double precision[]) with ordinality as k (key, n) join "public"."floats" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["0.10","1e3"]]
-- prepared

update "public"."floats" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::double precision returning v.n::text;
-- [["0.1","1000"],["y","y"]]
-- prepared

select "t0"."id", "t0"."name" from "public"."floats" as "t0" where "t0"."id" = any($1::double precision[]) order by "t0"."id" asc;
-- [["0.1","1000"]]

select k.n::text, t."id"::text from unnest($1::cidr[]) with ordinality as k (key, n) join "public"."nets" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["10.0.0.0/8"]]
-- prepared

update "public"."nets" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::cidr returning v.n::text;
-- [["10.0.0.0/8"],["y"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."nets" as "t0" where "t0"."id" = $1::cidr;
-- ["10.0.0.0/8"]
-- prepared

select k.n::text, t."id"::text from unnest($1::macaddr[]) with ordinality as k (key, n) join "public"."cards" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["08:00:2B:01:02:03"]]
-- prepared

update "public"."cards" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::macaddr returning v.n::text;
-- [["08:00:2b:01:02:03"],["y"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."cards" as "t0" where "t0"."id" = $1::macaddr;
-- ["08:00:2b:01:02:03"]
-- prepared

select k.n::text, t."id"::text from unnest($1::daterange[]) with ordinality as k (key, n) join "public"."stays" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["[2024-01-01,2024-01-06)"]]
-- prepared

update "public"."stays" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::daterange returning v.n::text;
-- [["[2024-01-01,2024-01-06)"],["y"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."stays" as "t0" where "t0"."id" = $1::daterange;
-- ["[2024-01-01,2024-01-06)"]
-- prepared
