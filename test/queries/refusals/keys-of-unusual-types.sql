select 1, "t0"."tier" from "public"."plans" as "t0" where "t0"."tier" = $1::public.tier;
-- ["basic"]
-- prepared

select 1, "t0"."label" from "public"."versions" as "t0" where "t0"."number" = $1::numeric;
-- ["1.5"]
-- prepared

select 1, "t0"."day" from "public"."days" as "t0" where "t0"."day" = $1::date;
-- ["2024-01-01"]
-- prepared
