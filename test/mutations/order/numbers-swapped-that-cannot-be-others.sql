select k.n::text, t."id"::text, t."rank"::text from unnest($1::integer[]) with ordinality as k (key, n) join "public"."ranks" as t on t."id" = k.key order by t."id" for no key update of t;
-- [["1","2"]]
-- prepared

update "public"."ranks" as t set "rank" = m.top + v.n from (select t."id" as key, k.n from unnest($1::integer[]) with ordinality as k (key, n) join "public"."ranks" as t on t."id" = k.key) as v, (select coalesce(greatest(max(o."rank"), $2::bigint), 0) as top from "public"."ranks" as o) as m where t."id" = v.key;
-- [["1","2"],"2"]
-- prepared
