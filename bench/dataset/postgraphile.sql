-- PostGraphile knows foreign keys, not links to one of several tables, and has no nested mutations. This gives it the
-- nearest to both: views with a key for each table that an item may come from, and functions that create an article
-- with all that hangs on it. They are of a schema that only PostGraphile serves.
create schema pgl;

create view pgl.sections_by_kind as
  select id, pages_id, collection, sort,
    case when collection = 'headings' then item::int end as heading_id,
    case when collection = 'paragraphs' then item::int end as paragraph_id,
    case when collection = 'images' then item::int end as image_id
  from public.page_sections;
comment on view pgl.sections_by_kind is E'@primaryKey id
@foreignKey (pages_id) references public.pages (id)|@foreignFieldName sections
@foreignKey (heading_id) references public.headings (id)|@fieldName heading
@foreignKey (paragraph_id) references public.paragraphs (id)|@fieldName paragraph
@foreignKey (image_id) references public.images (id)|@fieldName image';

create view pgl.blocks_by_kind as
  select id, pages_id, collection, sort, hide_block,
    case when collection = 'block_hero' then item::uuid end as hero_id,
    case when collection = 'block_richtext' then item::uuid end as richtext_id,
    case when collection = 'block_faqs' then item::uuid end as faqs_id,
    case when collection = 'block_quote' then item::uuid end as quote_id,
    case when collection = 'block_cta' then item::uuid end as cta_id,
    case when collection = 'block_steps' then item::uuid end as steps_id,
    case when collection = 'block_gallery' then item::uuid end as gallery_id,
    case when collection = 'block_testimonials' then item::uuid end as testimonials_id
  from public.page_blocks;
comment on view pgl.blocks_by_kind is E'@primaryKey id
@foreignKey (pages_id) references public.site_pages (id)|@foreignFieldName blocks
@foreignKey (hero_id) references public.block_hero (id)|@fieldName hero
@foreignKey (richtext_id) references public.block_richtext (id)|@fieldName richtext
@foreignKey (faqs_id) references public.block_faqs (id)|@fieldName faqs
@foreignKey (quote_id) references public.block_quote (id)|@fieldName quote
@foreignKey (cta_id) references public.block_cta (id)|@fieldName cta
@foreignKey (steps_id) references public.block_steps (id)|@fieldName steps
@foreignKey (gallery_id) references public.block_gallery (id)|@fieldName gallery
@foreignKey (testimonials_id) references public.block_testimonials (id)|@fieldName testimonials';

-- W10: an author, the article, three tags of which one is new, three comments.
create function pgl.create_article_full (data json) returns public.articles language plpgsql volatile as $$
declare
  author_id int;
  article public.articles;
begin
  insert into public.authors (name, email)
    values (data -> 'author' ->> 'name', data -> 'author' ->> 'email') returning id into author_id;
  insert into public.articles (title, body, status, views, author)
    values (data ->> 'title', data ->> 'body', data ->> 'status', (data ->> 'views')::int, author_id) returning * into article;
  with given as (
    select (v -> 'tags_id' ->> 'id')::int as id, v -> 'tags_id' ->> 'name' as name, (v ->> 'sort')::int as sort
    from json_array_elements(data -> 'tags') v
  ), created as (
    insert into public.tags (name) select name from given where id is null returning id, name
  )
  insert into public.articles_tags (articles_id, tags_id, sort)
    select article.id, coalesce(given.id, created.id), given.sort
    from given left join created on given.id is null and created.name = given.name;
  insert into public.comments (article, author_name, body)
    select article.id, v ->> 'author_name', v ->> 'body' from json_array_elements(data -> 'comments') v;
  return article;
end
$$;

-- W16: articles of authors that are there, with their comments.
create function pgl.create_articles_full (data json) returns setof public.articles language plpgsql volatile as $$
declare
  given json;
  article public.articles;
begin
  for given in select json_array_elements(data) loop
    insert into public.articles (title, body, status, views, author)
      values (given ->> 'title', given ->> 'body', given ->> 'status', (given ->> 'views')::int, (given -> 'author' ->> 'id')::int)
      returning * into article;
    insert into public.comments (article, author_name, body)
      select article.id, v ->> 'author_name', v ->> 'body' from json_array_elements(given -> 'comments') v;
    return next article;
  end loop;
end
$$;
