select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.accounts_id_seq"],["1"]]
-- prepared

insert into "public"."accounts" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1001"],["above"]]
-- prepared

insert into "public"."profiles" ("id", "note") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1001"],["in the middle"]]
-- prepared

insert into "public"."portraits" ("id", "title") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["1001"],["from below"]]
-- prepared

select 1, "t0"."title", "t1"."id", "t1"."note", "t2"."id", "t2"."name" from "public"."portraits" as "t0" left join "public"."profiles" as "t1" on "t0"."id" = "t1"."id" left join "public"."accounts" as "t2" on "t1"."id" = "t2"."id" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared
