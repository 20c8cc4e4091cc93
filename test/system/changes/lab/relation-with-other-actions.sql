alter table "public"."captions" drop constraint "captions_media_fkey";
alter table "public"."captions" add constraint "captions_media_fkey" foreign key ("media") references "public"."media" ("id") on update CASCADE on delete SET NULL;
update "public"."directus_relations" set "one_deselect_action" = 'delete' where "many_collection" = 'captions' and "many_field" = 'media';
