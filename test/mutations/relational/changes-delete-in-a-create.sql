select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."cities" as t on t."id" = k.key;
-- [["7"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq"],["1"]]
-- prepared
