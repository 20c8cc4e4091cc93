update "public"."directus_relations" set "one_allowed_collections" = 'texts,media' where "many_collection" = 'sections' and "many_field" = 'item';
