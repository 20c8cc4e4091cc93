insert into "public"."pages" ("slug") select v."c0"::text from unnest($1::text[]) with ordinality as v("c0", n) order by v.n returning "slug"::text;
-- [["Home"]]
-- prepared

insert into "public"."pages" ("slug", "parent") select v."c0"::text, v."c1"::text from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) order by v.n returning "slug"::text;
-- [["Sub"],["home"]]
-- prepared

select "t0"."slug", "t1"."slug" from "public"."pages" as "t0" left join "public"."pages" as "t1" on "t0"."parent" = "t1"."slug" where "t0"."slug" = any($1::text[]) order by "t0"."slug" asc;
-- [["home","sub"]]
