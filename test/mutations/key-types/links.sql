select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.links_id_seq"],["2"]]
-- prepared

insert into "public"."lists" ("id", "name") select v."c0"::integer[], v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["{5,6}"],["new"]]
-- prepared

with "w0" as (insert into "public"."links" ("id", "list", "size") select v."c0"::integer, v."c1"::integer[], v."c2"::public.size from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text), "w1" as (insert into "public"."links" ("id", "flag", "list") select v."c0"::integer, v."c1"::boolean, v."c2"::integer[] from unnest($4::text[], $5::text[], $6::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["101"],["{5,6}"],["(1,2)"],["102"],["false"],["{5,6}"]]
-- prepared

select 1, to_json("t0"."id"), "t0"."name", "t0"."id" from "public"."lists" as "t0" where "t0"."id" = $1::text::integer[];
-- ["{5,6}"]
-- prepared

select 1, "t1"."id", "t1"."name", "t2"."id", "t2"."id"::text from (select "t0"."size", "t0"."flag", "t0"."id" from "public"."links" as "t0" where "t0"."list" = $1::text::integer[] order by "t0"."id" asc limit 100) as "t0" left join "public"."sizes" as "t1" on "t0"."size" = "t1"."id" left join "public"."booleans" as "t2" on "t0"."flag" = "t2"."id" order by "t0"."id" asc;
-- ["{5,6}"]
-- prepared

select k.n::text, t."id"::text from unnest($1::boolean[]) with ordinality as k (key, n) join "public"."booleans" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["true"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.links_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."flag"::text from "public"."links" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::boolean[]) with ordinality as k1 (key, n) on t."flag" = k1.key where t."id" = any($3::integer[]) or t."flag" = any($4::boolean[]) order by t."id" for no key update of t;
-- [["1"],["true"],["1"],["true"]]
-- prepared

with "w0" as (update "public"."booleans" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::boolean returning v.n::text), "w1" as (insert into "public"."links" ("id", "flag", "initial") select v."c0"::integer, v."c1"::boolean, v."c2"::"char" from unnest($3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["true"],["changed"],["103"],["true"],["b"]]
-- prepared

select 1, "t0"."id"::text, "t0"."name", "t0"."id" from "public"."booleans" as "t0" where "t0"."id" = $1::boolean;
-- ["true"]
-- prepared

select 1, "t1"."id" from (select "t0"."initial", "t0"."id" from "public"."links" as "t0" where "t0"."flag" = $1::boolean order by "t0"."id" asc limit 100) as "t0" left join "public"."initials" as "t1" on "t0"."initial" = "t1"."id" order by "t0"."id" asc;
-- ["t"]
-- prepared

insert into "public"."spans" ("id", "name") select v."c0"::interval, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "id"::text;
-- [["90 minutes"],["new"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."spans" as "t0" where "t0"."id" = $1::interval;
-- ["01:30:00"]
-- prepared

select k.n::text, t."id"::text from unnest($1::interval[]) with ordinality as k (key, n) join "public"."spans" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["10 days"]]
-- prepared

update "public"."spans" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::interval returning v.n::text;
-- [["10 days"],["ten days"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."spans" as "t0" where "t0"."id" = $1::interval;
-- ["10 days"]
-- prepared

select k.n::text, t."id"::text from unnest($1::inet[]) with ordinality as k (key, n) join "public"."hosts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["192.0.2.1"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.links_id_seq"],["1"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::text[]) with ordinality as k (key, n) join "public"."lists" as t on t."id" = k.key::integer[] order by t."id" for no key update of t;
-- [["{1,2}"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::inet[]) with ordinality as k (key, n) join "public"."links" as t on t."host" = k.key order by t."id" for no key update of t;
-- [["192.0.2.1/32"]]
-- prepared

with "w0" as (update "public"."links" as t set "host" = v."c1"::inet from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text), "w1" as (update "public"."hosts" as t set "name" = v."c1"::text from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::inet returning v.n::text), "w2" as (update "public"."lists" as t set "name" = v."c1"::text from unnest($5::text[], $6::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer[] returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1" union all select '2', "w2".* from "w2";
-- [["1"],[null],["192.0.2.1/32"],["host"],["{1,2}"],["renamed"]]
-- prepared

insert into "public"."links" ("id", "host", "list") select v."c0"::integer, v."c1"::inet, v."c2"::integer[] from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["104"],["192.0.2.1/32"],["{1,2}"]]
-- prepared

select 1, "t0"."name", "t0"."id" from "public"."hosts" as "t0" where "t0"."id" = $1::inet;
-- ["192.0.2.1/32"]
-- prepared

select 1, "t1"."id", to_json("t1"."id"), "t1"."name" from (select "t0"."list", "t0"."id" from "public"."links" as "t0" where "t0"."host" = $1::inet order by "t0"."id" asc limit 100) as "t0" left join "public"."lists" as "t1" on "t0"."list" = "t1"."id" order by "t0"."id" asc;
-- ["192.0.2.1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::text[]) with ordinality as k (key, n) join "public"."sizes" as t on t."id" = k.key::public.size order by t."id" for no key update of t;
-- [["(3,)"]]
-- prepared

select k.n::text, t."id"::text from unnest($1::text[]) with ordinality as k (key, n) join "public"."links" as t on t."size" = k.key::public.size order by t."id" for no key update of t;
-- [["(3,)"]]
-- prepared

update "public"."links" as t set "size" = v."c1"::public.size from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["2"],[null]]
-- prepared

select 1, "t0"."id" from "public"."sizes" as "t0" where "t0"."id" = $1::text::public.size;
-- ["(3,)"]
-- prepared

select 1, "t0"."id" from "public"."links" as "t0" where "t0"."size" = $1::text::public.size order by "t0"."id" asc limit 100;
-- ["(3,)"]
-- prepared

select k.n::text, t."id"::text from unnest($1::"char"[]) with ordinality as k (key, n) join "public"."initials" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["b"]]
-- prepared

select k.n::text, t."id"::text, t."initial"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."links" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["2"]]
-- prepared

with "w0" as (update "public"."initials" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::"char" returning v.n::text), "w1" as (update "public"."links" as t set "flag" = v."c1"::boolean from unnest($3::text[], $4::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["b"],["Bee"],["2"],["true"]]
-- prepared

select 1, "t0"."id", "t0"."name" from "public"."initials" as "t0" where "t0"."id" = $1::"char";
-- ["b"]
-- prepared

select 1, "t1"."id", "t1"."id"::text from (select "t0"."flag", "t0"."id" from "public"."links" as "t0" where "t0"."initial" = $1::"char" order by "t0"."id" asc limit 100) as "t0" left join "public"."booleans" as "t1" on "t0"."flag" = "t1"."id" order by "t0"."id" asc;
-- ["b"]
-- prepared

select k.n::text, t."id"::text from unnest($1::text[]) with ordinality as k (key, n) join "public"."lists" as t on t."id" = k.key::integer[] order by t."id" for no key update of t;
-- [["{1,2}","{}"]]
-- prepared

update "public"."lists" as t set "name" = v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer[] returning v.n::text;
-- [["{1,2}","{}"],["both","both"]]
-- prepared

select to_json("t0"."id"), "t0"."name" from "public"."lists" as "t0" where "t0"."id" = any(select u.one::integer[] from unnest($1::text[]) as u(one)) order by "t0"."id" asc;
-- [["{1,2}","{}"]]

delete from "public"."sizes" as t where t."id" = any($1::public.size[]) returning t."id"::text;
-- [["(3,)"]]
-- prepared
