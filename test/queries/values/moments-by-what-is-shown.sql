select "t0"."id", "t0"."at", "t0"."noted", "t0"."opens", "t0"."closes", "t0"."day" from "public"."moments" as "t0" order by "t0"."id" asc limit 100;
-- prepared

select "t0"."id" from "public"."moments" as "t0" where ("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) order by "t0"."id" asc limit $3;
-- ["2024-01-15 08:30:00.123Z","2024-01-15 08:30:00.124000Z","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."noted" >= $1::timestamp without time zone and "t0"."noted" < $2::timestamp without time zone) order by "t0"."id" asc limit $3;
-- ["2024-01-15 08:30:00","2024-01-15 08:30:01.000000","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) order by "t0"."id" asc limit $3;
-- ["2024-01-15 08:30","2024-01-15 08:31:00.000000","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."noted" >= $1::timestamp without time zone and "t0"."noted" < $2::timestamp without time zone) order by "t0"."id" asc limit $3;
-- ["2024-01-15","2024-01-15 24:00:00","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) order by "t0"."id" asc limit $3;
-- ["2024-01-01","2024-02-01","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) order by "t0"."id" asc limit $3;
-- ["2024-01-01","2025-01-01","100"]

select "t0"."id" from "public"."moments" as "t0" where "t0"."at" = $1::timestamp with time zone order by "t0"."id" asc limit $2;
-- ["2024-01-15 08:30:00.123456Z","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) order by "t0"."id" asc limit $3;
-- ["2024-01-15 10:30:00.123+02:00","2024-01-15 10:30:00.124000+02:00","100"]

select "t0"."id" from "public"."moments" as "t0" where not ("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) order by "t0"."id" asc limit $3;
-- ["2024-01-15 08:30:00.123Z","2024-01-15 08:30:00.124000Z","100"]

select "t0"."id" from "public"."moments" as "t0" where (("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) or ("t0"."at" >= $3::timestamp with time zone and "t0"."at" < $4::timestamp with time zone) or "t0"."at" = $5::timestamp with time zone) order by "t0"."id" asc limit $6;
-- ["2024-01-15 08:30:00.123Z","2024-01-15 08:30:00.124000Z","2024-01-15 08:30:01.000Z","2024-01-15 08:30:01.001000Z","infinity","100"]

select "t0"."id" from "public"."moments" as "t0" where not (("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) or "t0"."at" = $3::timestamp with time zone) order by "t0"."id" asc limit $4;
-- ["2024-01-15 08:30:00.123Z","2024-01-15 08:30:00.124000Z","infinity","100"]

select "t0"."id" from "public"."moments" as "t0" where false order by "t0"."id" asc limit $1;
-- ["100"]

select "t0"."id" from "public"."moments" as "t0" where (("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) or ("t0"."at" >= $3::timestamp with time zone and "t0"."at" < $4::timestamp with time zone)) order by "t0"."id" asc limit $5;
-- ["2024-01-15 08:30:01Z","2024-01-15 08:30:02.000000Z","2024-01-15 08:30:00.1239Z","2024-01-15 08:30:00.124000Z","100"]

select "t0"."id" from "public"."moments" as "t0" where (("t0"."opens" >= $1::time without time zone and "t0"."opens" < $2::time without time zone) or ("t0"."opens" >= $3::time without time zone and "t0"."opens" < $4::time without time zone)) order by "t0"."id" asc limit $5;
-- ["08:30:01","08:30:02.000000","23:59:59","24:00:00.000000","100"]

select "t0"."id" from "public"."moments" as "t0" where "t0"."noted" = $1::timestamp without time zone order by "t0"."id" asc limit $2;
-- ["-infinity","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."at" >= $1::timestamp with time zone and "t0"."at" < $2::timestamp with time zone) order by "t0"."id" asc limit $3;
-- ["0044-03-15 12:00:00+00 BC","0044-03-15 12:00:01.000000+00 BC","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."noted" >= $1::timestamp without time zone and "t0"."noted" < $2::timestamp without time zone) order by "t0"."id" asc limit $3;
-- ["0044-03-15 12:00:00 BC","0044-03-15 12:00:01.000000 BC","100"]

select "t0"."id" from "public"."moments" as "t0" where "t0"."day" = any($1::date[]) order by "t0"."id" asc limit $2;
-- [["12024-01-15","infinity","0044-03-15 BC"],"100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."opens" >= $1::time without time zone and "t0"."opens" < $2::time without time zone) order by "t0"."id" asc limit $3;
-- ["08:30:00","08:30:01.000000","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."opens" >= $1::time without time zone and "t0"."opens" < $2::time without time zone) order by "t0"."id" asc limit $3;
-- ["23:59:59","24:00:00.000000","100"]

select "t0"."id" from "public"."moments" as "t0" where "t0"."opens" = $1::time without time zone order by "t0"."id" asc limit $2;
-- ["24:00:00","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."closes" >= $1::time with time zone and "t0"."closes" < $2::time with time zone and extract(timezone from "t0"."closes")::int = $3::integer) order by "t0"."id" asc limit $4;
-- ["08:30:00+02","08:30:01.000000+02","7200","100"]

select "t0"."id" from "public"."moments" as "t0" where (("t0"."closes" >= $1::time with time zone and "t0"."closes" < $2::time with time zone and extract(timezone from "t0"."closes")::int = $3::integer) or "t0"."closes" = $4::time with time zone) order by "t0"."id" asc limit $5;
-- ["07:30:00+01:00","07:30:01.000000+01:00","3600","24:00:00+00","100"]

select "t0"."id" from "public"."moments" as "t0" where not ("t0"."closes" >= $1::time with time zone and "t0"."closes" < $2::time with time zone and extract(timezone from "t0"."closes")::int = $3::integer) order by "t0"."id" asc limit $4;
-- ["08:30:00+02","08:30:01.000000+02","7200","100"]

select "t0"."id" from "public"."moments" as "t0" where ("t0"."at" < $1::timestamp with time zone and "t0"."at" > $2::timestamp with time zone) order by "t0"."id" asc limit $3;
-- ["2025-01-01","2024-01-15 08:30:00.123Z","100"]

select "t0"."id" from "public"."moments" as "t0" where "t0"."at" between $1::timestamp with time zone and $2::timestamp with time zone order by "t0"."id" asc limit $3;
-- ["2024-01-15 08:30:00.123Z","2024-01-15 08:30:01Z","100"]

select "t0"."id" from "public"."moments" as "t0" where "t0"."at" < $1::timestamp with time zone order by "t0"."id" asc limit $2;
-- ["infinity","100"]
