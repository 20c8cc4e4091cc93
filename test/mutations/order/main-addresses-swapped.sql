select k.n::text, t."id"::text, t."person"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."addresses" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2","3"]]
-- prepared

update "public"."addresses" as t set "person" = null where t."id" = any($1::integer[]);
-- [["1","2","3"]]
-- prepared

update "public"."addresses" as t set "person" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1","2","3"],["2","1","1"]]
-- prepared

select "t0"."id", "t1"."id", "t0"."is_main" from "public"."addresses" as "t0" left join "public"."members" as "t1" on "t0"."person" = "t1"."id" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["1","2","3"]]
