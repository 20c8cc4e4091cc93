alter table "public"."captions" drop constraint "captions_media_fkey";
delete from "public"."directus_relations" where "many_collection" = 'captions' and "many_field" = 'media';
