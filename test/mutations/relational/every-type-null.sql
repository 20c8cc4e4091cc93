select k.n::text, t."id"::text from unnest($1::bigint[]) with ordinality as k (key, n) join "public"."samples" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."samples" as t set "big" = v."c1"::bigint, "clock" = v."c2"::time without time zone, "day" = v."c3"::date, "document" = v."c4"::jsonb, "exact" = v."c5"::numeric, "flag" = v."c6"::boolean, "list" = v."c7"::text[], "local" = v."c8"::timestamp without time zone, "moment" = v."c9"::timestamp with time zone, "name" = v."c10"::character varying, "numbers" = v."c11"::integer[], "ratio" = v."c12"::double precision, "season" = v."c13"::public.season, "shape" = v."c14"::uuid, "single" = v."c15"::real, "small" = v."c16"::smallint, "structure" = v."c17"::json, "whole" = v."c18"::integer, "words" = v."c19"::text from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13", "c14", "c15", "c16", "c17", "c18", "c19", n) where t."id" = v."c0"::bigint returning v.n::text;
-- [["1"],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null],[null]]
-- prepared

select 1, "t0"."id", "t0"."name", "t0"."small", "t0"."whole", "t0"."big", "t0"."exact", "t0"."ratio", "t0"."single", "t0"."flag", "t0"."day", "t0"."clock", "t0"."local", "t0"."moment", "t0"."words", "t0"."structure", "t0"."document", "t0"."shape", "t0"."season", to_json("t0"."list"), to_json("t0"."numbers") from "public"."samples" as "t0" where "t0"."id" = $1::bigint;
-- ["1"]
-- prepared
