select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."rooms" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["20"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.bookings_id_seq"],["1"]]
-- prepared

insert into "public"."rooms" ("id", "floor") select v."c0"::integer, v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["20"],["13"]]
-- prepared
