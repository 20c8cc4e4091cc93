select t."id"::text, t."parent"::text from "public"."branches" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.branches_id_seq"],["2"]]
-- prepared
