/** Filters through relations, and an aggregate. */
import { type Variables, type Workload, listAsText, moment } from "./workload.ts";

export const filters: readonly Workload[] = [
  {
    name: "W8",
    title: "filter through M2O and M2M",
    isMutation: false,
    variables: authorAndTagOf,
    relata: `query W8($p: String!, $t: String!) {
      articles(
        filter: { author: { name: { _starts_with: $p } }, tags: { tags_id: { name: { _eq: $t } } } }, sort: ["-published_at"], limit: 20
      ) { id title published_at author { id name } }
    }`,
    postgraphile: `query W8($p: String!, $t: String!) {
      allArticles(
        filter: {
          authorByAuthor: { name: { startsWith: $p } }
          articlesTagsByArticlesId: { some: { tagByTagsId: { name: { equalTo: $t } } } }
        }
        orderBy: PUBLISHED_AT_DESC
        first: 20
      ) { nodes { rowId title publishedAt authorByAuthor { rowId name } } }
    }`,
    byHand: {
      root: "articles",
      text: listAsText(`select a.id::text, a.title, ${moment("a.published_at")} as published_at,
          json_build_object('id', u.id::text, 'name', u.name) as author
        from articles a join authors u on u.id = a.author
        where starts_with(u.name, $1)
          and exists (select 1 from articles_tags j join tags g on g.id = j.tags_id where j.articles_id = a.id and g.name = $2)
        order by a.published_at desc limit 20`),
      parameters: ({ p, t }) => [p, t],
      hasCustomPlan: true,
    },
  },
  {
    name: "W9",
    title: "aggregate by group",
    isMutation: false,
    relata: `query W9 { articles_aggregated(groupBy: ["status"]) { group count { id } avg { views } } }`,
    postgraphile: `query W9 {
      allArticles { groupedAggregates(groupBy: STATUS) { keys distinctCount { rowId } average { views } } }
    }`,
    byHand: {
      root: "articles_aggregated",
      text: listAsText(`select json_build_object('status', status) as "group", json_build_object('id', count(id)) as count,
        json_build_object('views', avg(views)::float8) as avg from articles group by status order by status`),
    },
  },
  {
    name: "W13",
    title: "filter through M2M",
    isMutation: false,
    variables: (n) => ({ t: tagOf(n) }),
    relata: `query W13($t: String!) {
      articles(filter: { tags: { tags_id: { name: { _eq: $t } } } }, sort: ["id"], limit: 50) { id title status }
    }`,
    postgraphile: `query W13($t: String!) {
      allArticles(
        filter: { articlesTagsByArticlesId: { some: { tagByTagsId: { name: { equalTo: $t } } } } }, orderBy: ROW_ID_ASC, first: 50
      ) { nodes { rowId title status } }
    }`,
    byHand: {
      root: "articles",
      text: listAsText(`select a.id::text, a.title, a.status from articles a
        where exists (select 1 from articles_tags j join tags g on g.id = j.tags_id where j.articles_id = a.id and g.name = $1)
        order by a.id limit 50`),
      parameters: ({ t }) => [t],
      hasCustomPlan: true,
    },
  },
  {
    name: "W14",
    title: "filter through many-to-any",
    isMutation: false,
    variables: (n) => ({ p: words[n % words.length] }),
    relata: `query W14($p: String!) {
      pages(filter: { sections: { item__headings: { text: { _starts_with: $p } } } }, sort: ["id"], limit: 20) { id title slug }
    }`,
    postgraphile: `query W14($p: String!) {
      allPages(filter: { sections: { some: { heading: { text: { startsWith: $p } } } } }, orderBy: ROW_ID_ASC, first: 20) {
        nodes { rowId title slug }
      }
    }`,
    byHand: {
      root: "pages",
      text: listAsText(`select p.id::text, p.title, p.slug from pages p
        where exists (
          select 1 from page_sections s join headings h on s.collection = 'headings' and s.item = h.id::text
          where s.pages_id = p.id and starts_with(h.text, $1)
        ) order by p.id limit 20`),
      parameters: ({ p }) => [p],
      hasCustomPlan: true,
    },
  },
];

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** What headings begin with. */
const words: readonly string[] = ["Lorem", "Ipsum", "Dolor", "Amet", "Elit", "Tempor", "Magna", "Veniam"];

function authorAndTagOf(n: number): Variables {
  return { p: letters[n % letters.length], t: tagOf(n) };
}

function tagOf(n: number): string {
  return `tag-${1 + ((n * 31) % 200)}`;
}
