delete from "public"."bigs" as t where t."id" = any($1::bigint[]) returning t."id"::text;
-- [["9007199254740993"]]
-- prepared
