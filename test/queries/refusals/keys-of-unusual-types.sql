select k.n, "t0"."tier" from unnest($1::public.tier[]) with ordinality as k(key, n) inner join "public"."plans" as "t0" on "t0"."tier" = k.key;
-- [["basic"]]
-- prepared

select k.n, "t0"."label" from unnest($1::numeric[]) with ordinality as k(key, n) inner join "public"."versions" as "t0" on "t0"."number" = k.key;
-- [["1.5"]]
-- prepared

select k.n, "t0"."day" from unnest($1::date[]) with ordinality as k(key, n) inner join "public"."days" as "t0" on "t0"."day" = k.key;
-- [["2024-01-01"]]
-- prepared
