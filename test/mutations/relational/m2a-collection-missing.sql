select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."pages" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.page_sections_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."page_sections" as t on t."pages_id" = k.key order by t."id" for update of t;
-- [["1"]]
-- prepared
