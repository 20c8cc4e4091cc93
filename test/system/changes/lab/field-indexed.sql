create index "nodes_day_index" on "public"."nodes" ("day");
