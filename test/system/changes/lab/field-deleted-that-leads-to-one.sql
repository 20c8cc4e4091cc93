delete from "public"."directus_relations" where "many_collection" = 'captions' and "many_field" = 'media';
delete from "public"."directus_fields" where "collection" = 'media' and "field" = 'captions';
delete from "public"."directus_fields" where "collection" = 'captions' and "field" = 'media';
alter table "public"."captions" drop constraint "captions_media_fkey";
drop index "public"."captions_media_idx";
alter table "public"."captions" drop column "media";
