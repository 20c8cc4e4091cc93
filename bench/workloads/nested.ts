/** Lists in lists: what a gateway is for. */
import { type Workload, listAsJson, listAsText, moment } from "./workload.ts";

const tagsOfArticle = listAsJson(`select json_build_object('id', g.id::text, 'name', g.name) as tags_id
  from articles_tags j left join tags g on g.id = j.tags_id where j.articles_id = a.id order by j.sort`);

const commentsOfArticle = listAsJson(
  `select c.id::text, c.author_name, c.body from comments c where c.article = a.id order by c.id limit 3`,
);

export const nested: readonly Workload[] = [
  {
    name: "W4",
    title: "20 authors, top 5 articles each, 3 comments each",
    isMutation: false,
    relata: `query W4 {
      authors(limit: 20, sort: ["id"]) {
        id name
        articles(limit: 5, sort: ["-published_at"]) { id title published_at comments(limit: 3, sort: ["id"]) { id author_name body } }
      }
    }`,
    postgraphile: `query W4 {
      allAuthors(first: 20, orderBy: ROW_ID_ASC) {
        nodes {
          rowId name
          articlesByAuthor(first: 5, orderBy: PUBLISHED_AT_DESC) {
            nodes { rowId title publishedAt commentsByArticle(first: 3, orderBy: ROW_ID_ASC) { nodes { rowId authorName body } } }
          }
        }
      }
    }`,
    byHand: {
      root: "authors",
      text: listAsText(
        `select u.id::text, u.name, (${listAsJson(
          `select a.id::text, a.title, ${moment("a.published_at")} as published_at, (${commentsOfArticle}) as comments
         from articles a where a.author = u.id order by a.published_at desc limit 5`,
        )}) as articles from authors u order by u.id limit 20`,
      ),
    },
  },
  {
    name: "W5",
    title: "50 articles, tags through the junction",
    isMutation: false,
    relata: `query W5 { articles(limit: 50, sort: ["id"]) { id title tags(sort: ["sort"]) { tags_id { id name } } } }`,
    postgraphile: `query W5 {
      allArticles(first: 50, orderBy: ROW_ID_ASC) {
        nodes { rowId title articlesTagsByArticlesId(orderBy: SORT_ASC) { nodes { tagByTagsId { rowId name } } } }
      }
    }`,
    byHand: {
      root: "articles",
      text: listAsText(`select a.id::text, a.title, (${tagsOfArticle}) as tags from articles a order by a.id limit 50`),
    },
  },
  {
    name: "W6",
    title: "20 pages, sections, union of three",
    isMutation: false,
    relata: `query W6 {
      pages(limit: 20, sort: ["id"]) {
        id title
        sections(sort: ["sort"]) {
          id collection
          item { __typename ... on headings { id text level } ... on paragraphs { id content } ... on images { id url alt } }
        }
      }
    }`,
    postgraphile: `query W6 {
      allPages(first: 20, orderBy: ROW_ID_ASC) {
        nodes {
          rowId title
          sections(orderBy: SORT_ASC) {
            nodes {
              rowId collection
              heading { __typename rowId text level } paragraph { __typename rowId content } image { __typename rowId url alt }
            }
          }
        }
      }
    }`,
    byHand: {
      root: "pages",
      text: listAsText(
        `select p.id::text, p.title, (${listAsJson(
          `select s.id::text, s.collection, case s.collection
          when 'headings' then (select json_build_object('__typename', 'headings', 'id', h.id::text, 'text', h.text, 'level', h.level)
            from headings h where h.id = s.item::int)
          when 'paragraphs' then (select json_build_object('__typename', 'paragraphs', 'id', h.id::text, 'content', h.content)
            from paragraphs h where h.id = s.item::int)
          when 'images' then (select json_build_object('__typename', 'images', 'id', h.id::text, 'url', h.url, 'alt', h.alt)
            from images h where h.id = s.item::int)
        end as item from page_sections s where s.pages_id = p.id order by s.sort`,
        )}) as sections from pages p order by p.id limit 20`,
      ),
    },
  },
  {
    name: "W7",
    title: "10 categories, 5 articles each, author, tags, 3 comments",
    isMutation: false,
    relata: `query W7 {
      categories(limit: 10, sort: ["id"]) {
        id name
        articles(limit: 5, sort: ["-published_at"]) {
          id title author { id name } tags(sort: ["sort"]) { tags_id { id name } } comments(limit: 3, sort: ["id"]) { id author_name body }
        }
      }
    }`,
    postgraphile: `query W7 {
      allCategories(first: 10, orderBy: ROW_ID_ASC) {
        nodes {
          rowId name
          articlesByCategory(first: 5, orderBy: PUBLISHED_AT_DESC) {
            nodes {
              rowId title authorByAuthor { rowId name }
              articlesTagsByArticlesId(orderBy: SORT_ASC) { nodes { tagByTagsId { rowId name } } }
              commentsByArticle(first: 3, orderBy: ROW_ID_ASC) { nodes { rowId authorName body } }
            }
          }
        }
      }
    }`,
    byHand: {
      root: "categories",
      text: listAsText(
        `select k.id::text, k.name, (${listAsJson(
          `select a.id::text, a.title,
          (select json_build_object('id', u.id::text, 'name', u.name) from authors u where u.id = a.author) as author,
          (${tagsOfArticle}) as tags, (${commentsOfArticle}) as comments
         from (select * from articles r where r.category = k.id order by r.published_at desc limit 5) a order by a.published_at desc`,
        )}) as articles from categories k order by k.id limit 10`,
      ),
    },
  },
  {
    name: "W15",
    title: "100 sensors, latest 5 of 10,000 readings each",
    isMutation: false,
    relata: `query W15 {
      sensors(limit: 100, sort: ["id"]) { id name readings(limit: 5, sort: ["-taken_at"]) { id taken_at value } }
    }`,
    postgraphile: `query W15 {
      allSensors(first: 100, orderBy: ROW_ID_ASC) {
        nodes { rowId name readingsBySensor(first: 5, orderBy: TAKEN_AT_DESC) { nodes { rowId takenAt value } } }
      }
    }`,
    byHand: {
      root: "sensors",
      text: listAsText(
        `select s.id::text, s.name, (${listAsJson(
          `select r.id::text, ${moment("r.taken_at")} as taken_at, r.value
         from readings r where r.sensor = s.id order by r.taken_at desc limit 5`,
        )}) as readings from sensors s order by s.id limit 100`,
      ),
    },
  },
];
