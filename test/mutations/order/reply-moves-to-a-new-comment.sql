select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."posts" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.comments_id_seq"],["1"]]
-- prepared

select k.n::text, k1.n::text, t."id"::text, t."post"::text, t."reply_to"::text from "public"."comments" as t left join unnest($1::integer[]) with ordinality as k (key, n) on t."id" = k.key left join unnest($2::integer[]) with ordinality as k1 (key, n) on t."post" = k1.key where t."id" = any($3::integer[]) or t."post" = any($4::integer[]) order by t."id" for update of t;
-- [["3"],["1"],["3"],["1"]]
-- prepared

update "public"."comments" as t set "reply_to" = null where t."id" = any($1::integer[]);
-- [["3"]]
-- prepared

delete from "public"."comments" as t where t."id" = any($1::integer[]) returning t."id"::text;
-- [["1","2"]]
-- prepared

insert into "public"."comments" ("id", "body", "post") select v."c0"::integer, v."c1"::text, v."c2"::integer from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) order by v.n returning "id"::text;
-- [["5"],["new root"],["2"]]
-- prepared

update "public"."comments" as t set "reply_to" = v."c1"::integer from unnest($1::text[], $2::text[]) with ordinality as v("c0", "c1", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["3"],["5"]]
-- prepared

select 1, "t0"."id" from "public"."posts" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared

select 1, "t0"."id", "t1"."id", "t1"."body" from (select "t0"."id", "t0"."reply_to" from "public"."comments" as "t0" where "t0"."post" = $1::integer order by "t0"."id" asc limit 100) as "t0" left join "public"."comments" as "t1" on "t0"."reply_to" = "t1"."id" order by "t0"."id" asc;
-- ["1"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."comments" as t on t."id" = k.key;
-- [["3"]]
-- prepared
