select k.n, "t0"."id" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."spans" as "t0" on "t0"."id"::text = k.key;
-- [["zzz",""]]
-- prepared

select k.n, "t0"."id" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."hosts" as "t0" on abbrev("t0"."id") = k.key;
-- [["zzz",""]]
-- prepared

select k.n, "t0"."id" from unnest($1::text[]) with ordinality as k(key, n) inner join "public"."documents" as "t0" on "t0"."id"::text = k.key;
-- [["zzz",""]]
-- prepared
