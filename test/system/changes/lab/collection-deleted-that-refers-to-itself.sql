drop table "public"."empties";
