select k.n::text, t."handle"::text from unnest($1::text[]) with ordinality as k (key, n) join "public"."users" as t on t."handle" = k.key order by t."handle" for no key update of t;
-- [["ann"]]
-- prepared

insert into "public"."users" ("handle", "name") select v."c0"::text, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "handle"::text;
-- [["ann"],["Ann"]]
-- prepared

insert into "public"."profiles" ("handle", "bio") select v."c0"::text, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "handle"::text;
-- [["@ann"],["b"]]
-- prepared

select 1, "t1"."handle", "t1"."name", "t0"."bio" from "public"."profiles" as "t0" left join "public"."users" as "t1" on "t0"."handle" = "t1"."handle" where "t0"."handle" = $1::text;
-- ["ann"]
-- prepared

select 1, "t1"."handle", "t1"."name", "t0"."bio" from "public"."profiles" as "t0" left join "public"."users" as "t1" on "t0"."handle" = "t1"."handle" where "t0"."handle" = $1::text;
-- ["@ann"]
-- prepared
