select "t0"."id" from "public"."things" as "t0" where "t0"."span" = $1::interval order by "t0"."id" asc limit $2;
-- ["an hour","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."span" = $1::interval order by "t0"."id" asc limit $2;
-- ["x","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."net" = any($1::cidr[]) order by "t0"."id" asc limit $2;
-- [["10.0.0.0/8","x"],"100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."ints" = $1::int4range order by "t0"."id" asc limit $2;
-- ["[4,1]","100"]

select "t0"."id" from "public"."things" as "t0" where "t0"."cost" <> $1::money order by "t0"."id" asc limit $2;
-- ["much","100"]
