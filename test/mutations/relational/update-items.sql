select k.n::text, t."id"::text, t."country"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."cities" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["7","999","2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.countries_id_seq"],["1"]]
-- prepared

with "w0" as (insert into "public"."countries" ("id", "name") select v."c0"::integer, v."c1"::character varying from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text), "w1" as (update "public"."cities" as t set "country" = v."c1"::integer, "population" = v."c2"::integer from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["1001"],["Shared"],["7","2"],["1001","1001"],["1","1"]]
-- prepared

select "t0"."id", "t0"."population", "t1"."id", "t1"."name" from "public"."cities" as "t0" left join "public"."countries" as "t1" on "t0"."country" = "t1"."id" where "t0"."id" = any($1::integer[]) order by "t0"."id" asc;
-- [["7","2"]]
