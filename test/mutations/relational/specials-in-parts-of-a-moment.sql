select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.visits_id_seq"],["1"]]
-- prepared

insert into "public"."visits" ("id", "arrived_clock", "arrived_day", "arrived_number", "arrived_words", "arrived_zoned", "guest") select v."c0"::integer, v."c1"::time without time zone, v."c2"::date, v."c3"::integer, v."c4"::character varying, v."c5"::time with time zone, v."c6"::character varying from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", "c5", "c6", n) order by v.n returning "id"::text;
-- [["1001"],["12:00:00.000Z"],["2024-06-01"],[null],["2024-06-01T12:00:00.000Z"],["12:00:00.000Z"],["Ole"]]
-- prepared

select 1, "t0"."id", "t0"."arrived_day", "t0"."arrived_clock", "t0"."arrived_zoned", "t0"."arrived_words", "t0"."arrived_number", "t0"."moved_day", "t0"."moved_clock" from "public"."visits" as "t0" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."visits" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."visits" as t set "guest" = v."c1"::character varying, "moved_clock" = v."c2"::time without time zone, "moved_day" = v."c3"::date from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["Ole"],["12:00:00.000Z"],["2024-06-01"]]
-- prepared

select 1, "t0"."id", "t0"."arrived_day", "t0"."arrived_clock", "t0"."moved_day", "t0"."moved_clock" from "public"."visits" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
