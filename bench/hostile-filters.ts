/** Filters that make large work. */
import { type Hostile, bodyOf, list, numbered } from "./hostile-request.ts";

const filtered = "query ($f: articles_filter) { articles(filter: $f, limit: 100) { id } }";

const some = (n: number): unknown => ({ comments: { _some: { id: { _gt: n } } } });

/** `comments` and `author.articles` in turn, ending in a condition that no item fits. */
function nested(depth: number, quantifier: string, inner: unknown): unknown {
  if (depth === 0) return inner;
  const below = nested(depth - 1, quantifier, inner);
  return depth % 2 === 1 ? { comments: { [quantifier]: below } } : { author: { articles: { [quantifier]: below } } };
}

const byFilter: Readonly<Record<string, unknown>> = {
  "990 `_some` side by side": { _and: list(990, some) },
  "990 `_some` that are alternatives": { _or: list(990, (n) => some(10_000_000 + n)) },
  "300 `_none`": { _and: list(300, (n) => ({ comments: { _none: { id: { _lt: -n } } } })) },
  "300 `_every`": { _and: list(300, (n) => ({ comments: { _every: { id: { _gt: -n } } } })) },
  "300 `_some` that hold no join": { _not: { _or: list(300, (n) => some(-n)) } },
  "`_some` in each other": nested(4, "_some", { id: { _lt: 0 } }),
  "`_none` in each other": nested(4, "_none", { id: { _lt: 0 } }),
  "`_every` in each other": nested(4, "_every", { body: { _icontains: "no such text" } }),
  "20 `_some` in each other": { _or: list(20, (n) => nested(4, "_some", { id: { _eq: -n } })) },
  "counts of 100 lists": { _or: list(100, (n) => ({ comments_func: { count: { _eq: 1000 + n } } })) },
  "40 `_icontains` of 2,000 characters": { _or: list(40, (n) => ({ body: { _icontains: "x".repeat(2_000) + n } })) },
  "40 `_contains` of 2,000 characters": { _or: list(40, (n) => ({ body: { _contains: "x".repeat(2_000) + n } })) },
  "500 `_icontains`": { _or: list(500, (n) => ({ body: { _icontains: `lorem ipsum ${n}` } })) },
  "500 `_ncontains`": { _and: list(500, (n) => ({ body: { _ncontains: `lorem ipsum ${n}` } })) },
  "one `_icontains` of 100,000 characters": { body: { _icontains: "x".repeat(100_000) } },
  "parts as patterns": { _or: list(40, (n) => ({ body: { _icontains: `${"%a".repeat(50)}${n}` } })) },
  "parts that nearly fit": { _or: list(100, (n) => ({ body: { _contains: `${"lorem ipsum ".repeat(10)}${n}` } })) },
  "1,600 alternatives": { _or: list(1_600, (n) => ({ views: { _eq: -n } })) },
  "a hundred `_or` in each other": list(100, (n) => n).reduce<unknown>(
    (inner, n) => ({ _or: [{ views: { _lt: -n } }, { title: { _icontains: `x${n}` } }, inner] }),
    { id: { _eq: 0 } },
  ),
  "texts of 1,000 paths of json": { settings: { _json: Object.fromEntries(list(1_000, (n) => [`a${n}.b[0].c`, { _eq: "x" }])) } },
  "numbers of 800 paths of json": { _or: list(800, (n) => ({ settings: { _json: { [`theme.colors[${n}]`]: { _eq: -1 } } } })) },
  "1,000 parts of dates": { _or: list(1_000, (n) => ({ published_at_func: { year: { _eq: 3000 + n } } })) },
  "60 hops to one": {
    _or: list(60, (n) => ({ author: { name: { _icontains: `none ${n}` } }, category: { parent: { name: { _eq: `${n}` } } } })),
  },
  "texts below `_some`": { comments: { _some: { _or: list(100, (n) => ({ body: { _icontains: `no such text ${n}` } })) } } },
  "texts below hops": { _or: list(60, (n) => ({ comments: { _some: { author: { bio: { _icontains: `none ${n}` } } } } })) },
};

const keys = list(90_000, (n) => n + 1_000_000);
const fewKeys = keys.slice(0, 10_000);

function withKeys(title: string, query: string, given: readonly unknown[] = keys): Hostile {
  const type = typeof given[0] === "string" ? "String" : "GraphQLStringOrFloat";
  return { title, body: () => bodyOf(`query ($i: [${type}]) { ${query} }`, { i: given }) };
}

const byKeys: readonly Hostile[] = [
  withKeys("`_in` of 90,000 keys", "articles(filter: { views: { _in: $i } }) { id }"),
  withKeys("`_nin` of 90,000 keys", "articles(filter: { views: { _nin: $i } }) { id }"),
  withKeys("`_in` of 90,000 decimals", "articles(filter: { price: { _in: $i } }) { id }"),
  withKeys("`_in` through relations", "authors(filter: { articles: { _some: { comments: { _some: { id: { _in: $i } } } } } }) { id }"),
  withKeys(
    "`_in` of 90,000 in 150 alternatives",
    `articles(filter: { _or: [${numbered(150, (n) => `{ views: { _in: $i }, id: { _gt: ${n} } }`)}] }) { id }`,
  ),
  withKeys(
    "`_in` of 90,000 in 150 aliases",
    numbered(150, (n) => `a${n}: articles(filter: { views: { _in: $i } }, offset: ${n}) { id }`),
  ),
  withKeys(
    "`_in` of 10,000 in 180 aliases",
    numbered(180, (n) => `a${n}: articles(filter: { views: { _in: $i } }, offset: ${n}) { id }`),
    fewKeys,
  ),
  withKeys(
    "`_in` of 10,000 texts in 180 aliases",
    numbered(180, (n) => `a${n}: articles(filter: { title: { _in: $i } }, offset: ${n}) { id }`),
    fewKeys.map((key) => `no such title ${key}`),
  ),
];

export const hostileFilters: readonly Hostile[] = [
  ...Object.entries(byFilter).map(([title, f]) => ({ title, body: () => bodyOf(filtered, { f }) })),
  ...byKeys,
];
