select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."videos" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["15"]]
-- prepared

select k.n::text, t."id"::text, t."featured_video"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."newsletters" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

with "w0" as (update "public"."videos" as t set "url" = v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (update "public"."newsletters" as t set "featured_video" = v."c1"::integer from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["15"],["/updated.mp4"],["1"],["15"]]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."title", "t1"."url" from "public"."newsletters" as "t0" left join "public"."videos" as "t1" on "t0"."featured_video" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
