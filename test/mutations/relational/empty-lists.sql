select k.n::text, t."id"::text from unnest($1::bigint[]) with ordinality as k (key, n) join "public"."samples" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."samples" as t set "list" = v."c1"::text[], "numbers" = v."c2"::integer[], "words" = v."c3"::text from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) where t."id" = v."c0"::bigint returning v.n::text;
-- [["1"],["{}"],["{}"],[""]]
-- prepared

select 1, "t0"."id", "t0"."words", to_json("t0"."list"), to_json("t0"."numbers") from "public"."samples" as "t0" where "t0"."id" = $1::bigint;
-- ["1"]
-- prepared
