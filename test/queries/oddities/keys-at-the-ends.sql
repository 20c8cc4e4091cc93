select k.n, "t0"."name" from unnest($1::smallint[]) with ordinality as k(key, n) inner join "public"."cities" as "t0" on "t0"."id" = k.key;
-- [["-32768"]]
-- prepared

select k.n, "t0"."name" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."integers" as "t0" on "t0"."id" = k.key;
-- [["-2147483648"]]
-- prepared

select k.n, "t0"."name" from unnest($1::bigint[]) with ordinality as k(key, n) inner join "public"."bigs" as "t0" on "t0"."id" = k.key;
-- [["9223372036854775807"]]
-- prepared

select k.n, "t0"."name", "t0"."code" from unnest($1::bpchar[]) with ordinality as k(key, n) inner join "public"."countries" as "t0" on "t0"."code" = k.key;
-- [["GB"]]
-- prepared

select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."positives" as "t0" on "t0"."id" = k.key;
-- [["-5"]]
-- prepared

select k.n, "t0"."name" from unnest($1::bpchar[]) with ordinality as k(key, n) cross join lateral (select "t0"."name", "t0"."id" from "public"."cities" as "t0" where "t0"."country" = k.key order by "t0"."id" asc limit 100) as "t0" order by k.n, "t0"."id" asc;
-- [["GB "]]
-- prepared
