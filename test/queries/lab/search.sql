select "t0"."id" from "public"."nodes" as "t0" where ("t0"."name" ilike $1 or "t0"."status" ilike $2) order by "t0"."sort" asc, "t0"."id" asc limit $3;
-- ["%LEFT%","%LEFT%","100"]

select "t0"."id" from "public"."types" as "t0" where ("t0"."id" = $1::numeric or "t0"."s" ilike $2 or "t0"."ch" ilike $3 or "t0"."t" ilike $4 or "t0"."i" = $5::numeric or "t0"."si" = $6::numeric or "t0"."bi" = $7::numeric or "t0"."r" = $8::real or "t0"."f" = $9::double precision or "t0"."n" = $10::numeric or "t0"."nn" = $11::numeric or "t0"."c" ilike $12 or "t0"."e"::text ilike $13 or "t0"."required" ilike $14 or "t0"."node" = $15::numeric) order by "t0"."id" asc limit $16;
-- ["42","%42%","%42%","%42%","42","42","42","42","42","42","42","%42%","%42%","%42%","42","100"]

select "t0"."url" from "public"."media" as "t0" where ("t0"."id" = $1::uuid or "t0"."url" ilike $2) order by "t0"."id" asc limit $3;
-- ["bbbbbbbb-0000-4000-8000-000000000001","%bbbbbbbb-0000-4000-8000-000000000001%","100"]

select "t0"."id" from "public"."nodes" as "t0" where ("t0"."name" ilike $1 or "t0"."status" ilike $2) order by "t0"."sort" asc, "t0"."id" asc limit $3;
-- ["%\\%%","%\\%%","100"]
