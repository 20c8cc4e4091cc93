select "t0"."id" from "public"."positives" as "t0" where "t0"."amount" > $1::integer order by "t0"."id" asc limit $2;
-- ["-1","100"]

select "t0"."id" from "public"."positives" as "t0" where "t0"."rate" = $1::numeric order by "t0"."id" asc limit $2;
-- ["1.54","100"]

select "t0"."code" from "public"."countries" as "t0" where "t0"."score" = any($1::real[]) order by "t0"."code" asc limit $2;
-- [["0.1","0.3"],"100"]
