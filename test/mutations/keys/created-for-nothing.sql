select k.n::text, t."id"::text, t."parent"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."branches" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.branches_id_seq"],["2"]]
-- prepared
