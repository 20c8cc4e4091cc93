select ("t0"."j"::json #>> $1::text[]), ("t0"."j"::json #>> $2::text[]), case when json_typeof("t0"."j"::json) = 'array' then json_array_length("t0"."j"::json) end, count(*) from "public"."types" as "t0" group by 1, 2, 3 order by 2 desc, 1 asc, 3 asc limit 100;
-- [["a"],["b","c","0"]]
-- prepared
