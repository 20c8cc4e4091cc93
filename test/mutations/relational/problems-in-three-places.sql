select t."id"::text, t."country"::text from "public"."cities" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["7","2"]]
-- prepared

select t."id"::text from "public"."countries" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select t."id"::text, t."country"::text from "public"."cities" as t where t."country" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.cities_id_seq"],["1"]]
-- prepared
