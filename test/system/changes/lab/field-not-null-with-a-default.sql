alter table "public"."nodes" add column "code" character varying(255) default 'it''s' not null;
