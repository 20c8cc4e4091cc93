select nextval(s.name::regclass)::text from unnest($1::text[], $2::int[]) as s(name, count), generate_series(1, s.count);
-- [["public.articles_id_seq"],["1"]]
-- prepared

with "w0" as (insert into "public"."directus_users" ("id", "first_name", "password", "tfa_secret", "token") select v."c0"::uuid, v."c1"::character varying, v."c2"::character varying, v."c3"::character varying, v."c4"::character varying from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text), "w1" as (insert into "public"."articles" ("id", "date_created", "title", "user_created", "user_updated") select v."c0"::integer, v."c1"::timestamp with time zone, v."c2"::character varying, v."c3"::uuid, v."c4"::uuid from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::text[]) with ordinality as v("c0", "c1", "c2", "c3", "c4", n) order by v.n returning "id"::text) select '0', "w0".* from "w0" union all select '1', "w1".* from "w1";
-- [["uuid:1"],["Nell"],["hash"],["JBSWY3DPEHPK3PXP"],["nellstoken"],["1001"],["2024-06-01T12:00:00.000Z"],["Told by a new one"],["dddddddd-0000-4000-8000-000000000001"],["uuid:1"]]
-- prepared

select 1, "t1"."id", "t1"."first_name", "t1"."password", "t1"."tfa_secret", "t1"."token" from "public"."articles" as "t0" left join "public"."directus_users" as "t1" on "t0"."user_updated" = "t1"."id" where "t0"."id" = $1::integer;
-- ["1001"]
-- prepared

select pg_notify($1, $2);
-- ["relata_changes","users"]
