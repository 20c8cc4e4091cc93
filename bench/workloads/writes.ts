/** What creates items, with others nested in them. */
import { type Variables, type Workload, listAsJson } from "./workload.ts";

export const writes: readonly Workload[] = [
  {
    name: "W10",
    title: "nested create (author, 3 tags, 3 comments)",
    isMutation: true,
    variables: (n) => ({ data: articleOf(n) }),
    relata: `mutation W10($data: create_articles_input!) {
      create_articles_item(data: $data) {
        id title author { id name } tags(sort: ["sort"]) { tags_id { id name } } comments(sort: ["id"]) { id author_name body }
      }
    }`,
    postgraphile: `mutation W10($data: JSON!) {
      pglCreateArticleFull(input: { data: $data }) {
        result {
          rowId title authorByAuthor { rowId name }
          articlesTagsByArticlesId(orderBy: SORT_ASC) { nodes { tagByTagsId { rowId name } } }
          commentsByArticle(orderBy: ROW_ID_ASC) { nodes { rowId authorName body } }
        }
      }
    }`,
    byHand: {
      root: "create_articles_item",
      text: `with given as (select $1::json as item),
        u as (insert into authors (name, email) select item -> 'author' ->> 'name', item -> 'author' ->> 'email' from given returning id, name),
        a as (insert into articles (title, body, status, views, author)
          select item ->> 'title', item ->> 'body', item ->> 'status', (item ->> 'views')::int, u.id from given, u returning id, title),
        t as (select (v -> 'tags_id' ->> 'id')::int as id, v -> 'tags_id' ->> 'name' as name, (v ->> 'sort')::int as sort
          from given, json_array_elements(item -> 'tags') v),
        n as (insert into tags (name) select name from t where id is null returning id, name),
        j as (insert into articles_tags (articles_id, tags_id, sort)
          select a.id, coalesce(t.id, n.id), t.sort from a cross join t left join n on t.id is null and n.name = t.name
          returning tags_id, sort),
        c as (insert into comments (article, author_name, body)
          select a.id, v ->> 'author_name', v ->> 'body' from a, given, json_array_elements(item -> 'comments') v
          returning id, author_name, body)
        select json_build_object('id', a.id::text, 'title', a.title,
          'author', (select json_build_object('id', u.id::text, 'name', u.name) from u),
          'tags', (select json_agg(json_build_object('tags_id',
              json_build_object('id', j.tags_id::text, 'name', coalesce(n.name, g.name))) order by j.sort)
            from j left join n on n.id = j.tags_id left join tags g on g.id = j.tags_id),
          'comments', (${listAsJson(`select id::text, author_name, body from c order by c.id`)}))::text from a`,
      parameters: ({ data }) => [JSON.stringify(data)],
    },
  },
  {
    name: "W16",
    title: "create of 1,000 articles, 2 comments each",
    isMutation: true,
    mostConnections: 4,
    variables: (n) => ({ data: Array.from({ length: 1_000 }, (_, index) => plainArticleOf(n * 1_000 + index)) }),
    relata: `mutation W16($data: [create_articles_input!]) {
      create_articles_items(data: $data, limit: -1) { id title comments(sort: ["id"]) { id author_name body } }
    }`,
    postgraphile: `mutation W16($data: JSON!) {
      pglCreateArticlesFull(input: { data: $data }) {
        result { rowId title commentsByArticle(orderBy: ROW_ID_ASC) { nodes { rowId authorName body } } }
      }
    }`,
    byHand: {
      root: "create_articles_items",
      text: `with given as materialized (
          select nextval(pg_get_serial_sequence('articles', 'id')) as id, v as item, n
          from json_array_elements($1::json) with ordinality list (v, n)
        ),
        a as (insert into articles (id, title, body, status, views, author)
          select id, item ->> 'title', item ->> 'body', item ->> 'status', (item ->> 'views')::int, (item -> 'author' ->> 'id')::int from given
          returning id, title),
        c as (insert into comments (article, author_name, body)
          select given.id, v ->> 'author_name', v ->> 'body' from given, json_array_elements(item -> 'comments') v
          returning id, article, author_name, body),
        k as (select article, json_agg(json_build_object('id', id::text, 'author_name', author_name, 'body', body) order by id) as list
          from c group by article)
        select json_agg(json_build_object('id', a.id::text, 'title', a.title, 'comments', k.list) order by given.n)::text
        from given join a on a.id = given.id join k on k.article = given.id`,
      parameters: ({ data }) => [JSON.stringify(data)],
    },
  },
];

function articleOf(n: number): Variables {
  return {
    title: `Bench article ${n}`,
    body: "Body of the article ".repeat(30),
    status: "draft",
    views: n % 1_000,
    author: { name: `Bench Author ${n}`, email: `bench${n}@example.com` },
    tags: [
      { tags_id: { id: 1 + (n % 199) }, sort: 1 },
      // Another one than that.
      { tags_id: { id: 1 + ((n + 1) % 199) }, sort: 2 },
      { tags_id: { name: `bench-tag-${n}` }, sort: 3 },
    ],
    comments: [1, 2, 3].map((i) => ({ author_name: `C${i}`, body: `comment body ${i} of ${n}` })),
  };
}

function plainArticleOf(n: number): Variables {
  return {
    title: `Bench article ${n}`,
    body: "Body of the article ".repeat(10),
    status: "draft",
    views: n % 1_000,
    author: { id: 1 + (n % 1_000) },
    comments: [1, 2].map((i) => ({ author_name: `C${i}`, body: `comment body ${i} of ${n}` })),
  };
}
