select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.lists_id_seq"],["1"]]
-- prepared

insert into "public"."lists" ("id", "bigs", "days", "decimals", "documents", "flags", "grid", "ids", "plain", "readings", "spans", "words") select v."c0"::integer, v."c1"::bigint[], v."c2"::date[], v."c3"::numeric[], v."c4"::jsonb[], v."c5"::boolean[], v."c6"::integer[], v."c7"::uuid[], v."c8"::json[], v."c9"::double precision[], v."c10"::interval[], v."c11"::text[] from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", n) order by v.n returning "id"::text;
-- [["101"],["{\"9007199254740993\",\"9223372036854775807\",NULL}"],["{\"2024-02-29\",\"infinity\"}"],["{\"123456789123456.12345\",\"0.10\",\"7\"}"],["{\"{\\\"a\\\":750727362669608961}\",\"[1,2]\",\"\\\"x\\\"\",\"true\",NULL}"],["{\"true\",\"false\",NULL}"],["{{\"1\",\"2\"},{\"3\",\"4\"}}"],["{\"00000000-0000-4000-8000-00000000000a\"}"],["{\"{\\\"a\\\":\\\"b\\\\\\\"\\\\\\\\,{}\\\"}\",\"[]\"}"],["{\"0.1\",\"1e20\"}"],["{\"1 hour\"}"],["{\"a,b\",\"\",\"NULL\",\"\\\"\\\\\"}"]]
-- prepared

select 1, to_json("t0"."bigs"::text[]), to_json("t0"."decimals"::text[]), to_json("t0"."readings"::text[]), to_json("t0"."grid"), to_json("t0"."documents"), to_json("t0"."plain"), to_json("t0"."words"), to_json("t0"."flags"), to_json("t0"."days"), to_json("t0"."ids"), to_json("t0"."spans") from "public"."lists" as "t0" where "t0"."id" = $1::integer;
-- ["101"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.lists_id_seq"],["1"]]
-- prepared

insert into "public"."lists" ("id", "bigs", "documents", "grid") select v."c0"::integer, v."c1"::bigint[], v."c2"::jsonb[], v."c3"::integer[] from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["102"],["{\"9007199254740993\",\"1\"}"],["{\"{\\\"a\\\":[1]}\",\"[[2]]\",\"\\\"x\\\"\"}"],["{{\"1\"},{\"2\"}}"]]
-- prepared

select 1, to_json("t0"."documents"), to_json("t0"."bigs"::text[]), to_json("t0"."grid") from "public"."lists" as "t0" where "t0"."id" = $1::integer;
-- ["102"]
-- prepared

select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.lists_id_seq"],["1"]]
-- prepared

insert into "public"."lists" ("id", "bigs", "documents", "grid") select v."c0"::integer, v."c1"::bigint[], v."c2"::jsonb[], v."c3"::integer[] from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as v("c0", "c1", "c2", "c3", n) order by v.n returning "id"::text;
-- [["103"],["{}"],["{}"],["{}"]]
-- prepared

select 1, to_json("t0"."bigs"::text[]), to_json("t0"."documents"), to_json("t0"."grid") from "public"."lists" as "t0" where "t0"."id" = $1::integer;
-- ["103"]
-- prepared

select k.n::text, t."id"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."lists" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1"]]
-- prepared

update "public"."lists" as t set "bigs" = v."c1"::bigint[], "decimals" = v."c2"::numeric[] from unnest($1::text[], $2::text[], $3::text[]) with ordinality as v("c0", "c1", "c2", n) where t."id" = v."c0"::integer returning v.n::text;
-- [["1"],["{\"9007199254740993\",\"1\",NULL}"],["{\"123456789123456.12345\",\"1.5\",NULL}"]]
-- prepared

select 1, to_json("t0"."bigs"::text[]), to_json("t0"."decimals"::text[]) from "public"."lists" as "t0" where "t0"."id" = $1::integer;
-- ["1"]
-- prepared
