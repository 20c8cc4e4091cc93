/** Lists without lists in them, and one item. */
import { type Workload, listAsText, moment } from "./workload.ts";

export const lists: readonly Workload[] = [
  {
    name: "W1",
    title: "list of 100, five columns",
    isMutation: false,
    relata: `query W1 { articles(limit: 100, sort: ["id"]) { id title status published_at views } }`,
    postgraphile: `query W1 { allArticles(first: 100, orderBy: ROW_ID_ASC) { nodes { rowId title status publishedAt views } } }`,
    byHand: {
      root: "articles",
      text: listAsText(
        `select id::text, title, status, ${moment("published_at")} as published_at, views from articles order by articles.id limit 100`,
      ),
    },
  },
  {
    name: "W2",
    title: "one item by key",
    isMutation: false,
    variables: (n) => ({ id: String(articleOf(n)) }),
    relata: `query W2($id: ID!) { articles_by_id(id: $id) { id title body status published_at views } }`,
    postgraphile: `query W2($id: Int!) { articleByRowId(rowId: $id) { rowId title body status publishedAt views } }`,
    postgraphileVariables: (n) => ({ id: articleOf(n) }),
    byHand: {
      root: "articles_by_id",
      text: `select row_to_json(item)::text from (
        select id::text, title, body, status, ${moment("published_at")} as published_at, views from articles where id = $1::int
      ) item`,
      parameters: ({ id }) => [id],
    },
  },
  {
    name: "W3",
    title: "100 articles, author, category",
    isMutation: false,
    relata: `query W3 { articles(limit: 100, sort: ["id"]) { id title status author { id name } category { id name } } }`,
    postgraphile: `query W3 {
      allArticles(first: 100, orderBy: ROW_ID_ASC) {
        nodes { rowId title status authorByAuthor { rowId name } categoryByCategory { rowId name } }
      }
    }`,
    byHand: {
      root: "articles",
      text: listAsText(`select a.id::text, a.title, a.status,
        case when u.id is not null then json_build_object('id', u.id::text, 'name', u.name) end as author,
        case when c.id is not null then json_build_object('id', c.id::text, 'name', c.name) end as category
        from (select * from articles order by id limit 100) a
        left join authors u on u.id = a.author left join categories c on c.id = a.category order by a.id`),
    },
  },
  {
    name: "W12",
    title: "list of 5,000, over 1 MB",
    isMutation: false,
    relata: `query W12 { comments(limit: 5000, sort: ["id"]) { id author_name body created_at } }`,
    postgraphile: `query W12 { allComments(first: 5000, orderBy: ROW_ID_ASC) { nodes { rowId authorName body createdAt } } }`,
    byHand: {
      root: "comments",
      text: listAsText(
        `select id::text, author_name, body, ${moment("created_at")} as created_at from comments order by comments.id limit 5000`,
      ),
    },
  },
];

/** Any of the 20,000, and not the neighbour of the last one. */
function articleOf(n: number): number {
  return 1 + ((n * 7919) % 20_000);
}
