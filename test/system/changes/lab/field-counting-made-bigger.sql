alter table "public"."nodes" alter column "id" drop default;
alter table "public"."nodes" alter column "id" type bigint using "id"::bigint;
alter table "public"."nodes" alter column "id" set default nextval('nodes_id_seq'::regclass);
alter sequence nodes_id_seq as bigint;
