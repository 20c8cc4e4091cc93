delete from "public"."directus_relations" where "many_collection" = 'awards' and "many_field" = 'prize';
delete from "public"."directus_fields" where "collection" = 'texts' and "field" = 'awarded';
drop index "public"."awards_prize_collection_prize_idx";
alter table "public"."awards" drop column "prize";
alter table "public"."awards" drop column "prize_collection";
