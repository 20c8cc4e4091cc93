select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."countries" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.cities_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."country"::text from "public"."cities" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."country" = k1.key where t."id" = any($3::integer[]) or t."country" = any($4::integer[]) order by t."id" for no key update of t;
-- [["7","2"],["1"],["7","2"],["1"]]
-- prepared
