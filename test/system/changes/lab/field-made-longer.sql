alter table "public"."nodes" alter column "name" type character varying(200);
