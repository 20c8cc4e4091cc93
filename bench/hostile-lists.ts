/** Orders, groups, aggregates and repetitions that make large work. */
import { type Hostile, bodyOf, list, numbered } from "./hostile-request.ts";

const sorted = (title: string, paths: readonly string[]): Hostile => ({
  title: `sort: ${title}`,
  body: () => bodyOf("query ($s: [String]) { articles(sort: $s, limit: 10) { id } }", { s: paths }),
});

const grouped = (title: string, paths: readonly string[]): Hostile => ({
  title: `groupBy: ${title}`,
  body: () => bodyOf("query ($g: [String]) { articles_aggregated(groupBy: $g, limit: 10) { group countAll } }", { g: paths }),
});

const ofArticles = ["comments.body", "comments.author.name", "comments.created_at", "articles_tags.sort", "articles_tags.tags_id.name"];
const toMany = [...ofArticles, ...["author.articles.", "category.articles.", "comments.article."].flatMap(below)];
const toOne = ["author.name", "author.bio", "category.name", "category.parent.name", "year(published_at)", "count(comments)"];

function below(path: string): readonly string[] {
  return ofArticles.map((inner) => `${path}${inner}`);
}

function bothWays(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => [path, `-${path}`]);
}

/** As many as there may be. */
function hundred(paths: readonly string[]): readonly string[] {
  return list(100, (n) => paths[n % paths.length] ?? "");
}

const byOrder: readonly Hostile[] = [
  sorted("6 paths to one", toOne),
  sorted("10 paths to many", bothWays(ofArticles)),
  sorted("40 paths to many", bothWays(toMany)),
  sorted("a path through whole tables", ["category.articles.comments.author.articles.comments.body"]),
  sorted(
    "100 paths of json",
    list(100, (n) => `json(settings, a${n}.b)`),
  ),
  grouped("100 functions", hundred(["year(published_at)", "month(published_at)", "day(published_at)", "hour(published_at)"])),
  grouped("100 fields", hundred(["author.bio", "author.name", "category.parent.name", "body", "title"])),
  grouped("5 counts of lists", [
    "count(comments)",
    "count(articles_tags)",
    "author.count(comments)",
    "author.count(articles)",
    "category.count(articles)",
  ]),
  grouped(
    "100 paths of json",
    list(100, (n) => `json(settings, theme.colors[${n}])`),
  ),
];

const numbers = "{ author category id price views }";
const aggregates = `avg ${numbers} avgDistinct ${numbers} sum ${numbers} sumDistinct ${numbers} min ${numbers} max ${numbers}
  countDistinct { author body category id price published_at status title views }`;

/** `part` as often as a document's tokens allow, with a filter of each alias's own in a variable. */
function aliases(count: number, part: string, filter: (n: number) => unknown): string {
  const names = (text: (n: number) => string, separator: string): string => numbered(count, text, separator);
  const query = `query (${names((n) => `$f${n}: articles_filter`, ",")}) { ${names((n) => `a${n}: ${part.replace("$f", `$f${n}`)}`, " ")} }`;
  return bodyOf(query, Object.fromEntries(list(count, (n) => [`f${n}`, filter(n)])));
}

const byRepetition: readonly Hostile[] = [
  { title: "all aggregates", body: () => bodyOf(`{ articles_aggregated { ${aggregates} } }`) },
  {
    title: "all aggregates of each item",
    body: () => bodyOf(`{ articles_aggregated(groupBy: ["id"], limit: -1) { group ${aggregates} } }`),
  },
  {
    title: "50 times all aggregates",
    body: () => aliases(50, `articles_aggregated(filter: $f) { ${aggregates} }`, (n) => ({ id: { _gt: n } })),
  },
  {
    title: "100 times a distinct count",
    body: () => aliases(100, "articles_aggregated(filter: $f) { countDistinct { body } }", (n) => ({ id: { _gt: n } })),
  },
  { title: "40 searches", body: () => bodyOf(`{ ${numbered(40, (n) => `a${n}: articles(search: "none ${n}") { id }`)} }`) },
  {
    title: "40 searches of 1,000 characters",
    body: () => bodyOf(`{ ${numbered(40, (n) => `a${n}: articles(search: "${"x".repeat(995)}${n}") { id }`)} }`),
  },
  {
    title: "300 filters through many to many",
    body: () =>
      aliases(300, "articles(filter: $f) { id }", (n) => ({ articles_tags: { _some: { tags_id: { name: { _eq: `none ${n}` } } } } })),
  },
  {
    title: "200 nested lists with a filter",
    body: () =>
      aliases(200, "authors(limit: 1000) { articles(filter: $f) { id } }", (n) => ({
        comments: { _some: { body: { _icontains: `none ${n}` } } },
      })),
  },
  {
    title: "200 last pages",
    body: () => bodyOf(`{ ${numbered(200, (n) => `a${n}: articles(limit: 1, offset: ${190_000 + n}, sort: ["body"]) { id }`)} }`),
  },
  { title: "a whole table", body: () => bodyOf("{ articles(limit: -1) { id title status views author { id name } } }") },
  {
    title: "a whole table with lists",
    body: () => bodyOf("{ articles(limit: -1) { id comments { id body } articles_tags { tags_id { name } } } }"),
  },
  {
    title: "every field of a whole table",
    body: () => bodyOf("{ articles(limit: -1) { id title body status published_at views price settings } }"),
  },
  {
    title: "counts of the lists of a whole table",
    body: () => bodyOf("{ articles(limit: -1) { comments_func { count } articles_tags_func { count } } }"),
  },
];

export const hostileLists: readonly Hostile[] = [...byOrder, ...byRepetition];
