select k.n, "t0"."id" from unnest($1::integer[]) with ordinality as k(key, n) inner join "public"."nodes" as "t0" on "t0"."id" = k.key;
-- [["99","1"]]
-- prepared
