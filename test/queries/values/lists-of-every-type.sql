select to_json("t0"."bigs"::text[]), to_json("t0"."decimals"::text[]), to_json("t0"."readings"::text[]), to_json("t0"."grid"), to_json("t0"."documents"), to_json("t0"."plain"), to_json("t0"."words"), to_json("t0"."flags"), to_json("t0"."days"), to_json("t0"."ids"), to_json("t0"."spans") from "public"."lists" as "t0" order by "t0"."id" asc limit 100;
-- prepared
