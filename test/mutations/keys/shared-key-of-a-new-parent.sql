select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.accounts_id_seq"],["1"]]
-- prepared

with "w0" as (insert into "public"."accounts" ("id", "name") select v."c0"::integer, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (insert into "public"."profiles" ("id", "note") select v."c0"::integer, v."c1"::text from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w2" as (insert into "public"."portraits" ("id", "title") select v."c0"::integer, v."c1"::text from unnest($5::text[], $6::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2";
-- [["1001"],["new"],["1001"],["its own"],["1001"],["its portrait"]]
-- prepared

select 1, "t0"."id" from "public"."accounts" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select 1, "t1"."id", "t0"."note", "t0"."id" from "public"."profiles" as "t0" left join "public"."accounts" as "t1" on "t0"."id" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select 1, "t0"."title" from "public"."portraits" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared
