select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."articles" as t on t."id" = k.key order by t."id" for key share of t;
-- [["15"]]
-- prepared

select k.n::text, t."id"::text, t."featured_article"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

update "public"."pages" as t set "featured_article" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],["15"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."title" from "public"."pages" as "t0" left join "public"."articles" as "t1" on "t0"."featured_article" = "t1"."id" where "t0"."id" = $1::integer;
-- ["2"]
-- prepared
