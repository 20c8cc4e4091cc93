select t."id"::text from "public"."pages" as t where t."id" = any($1::integer[]) order by t."id" for no key update;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.headings_id_seq","public.page_sections_id_seq"],["2","3"]]
-- prepared
