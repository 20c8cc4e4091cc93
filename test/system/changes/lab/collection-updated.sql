update "public"."directus_collections" set "note" = 'Words.', "translations" = '[{"language":"de-DE","translation":"Wörter"}]', "archive_value" = 'x', "sort_field" = null where "collection" = 'tags';
