/** Into which statements a selection is taken apart, and what each of them reads and joins. */
import { describe, expect, test } from "vitest";
import { planRead } from "../../src/plan/read/plan-read.ts";
import type { Edge, ItemLayout, ReadNode } from "../../src/plan/statement/read-plan.ts";
import { codeOf } from "../harness/code-of.ts";
import { context } from "./newsroom.ts";
import { printExpression, printJoins } from "./print-plan.ts";
import { select } from "./select.ts";

/** A statement: what it reads, what it joins, and by the field that they answer, the statements on its rows. */
interface Statements {
  readonly reads: readonly string[];
  readonly joins?: readonly string[];
  readonly [field: string]: unknown;
}

function statementsOf(collection: string, fields: string): Statements {
  const request = { link: { kind: "root" }, arguments: {}, defaultSort: null, rows: "many", depth: 0, path: "" } as const;
  return describeNode(planRead(context, select(collection, fields), request));
}

function describeNode({ plan, layout, edges }: ReadNode): Statements {
  const joins = [...plan.joins, ...plan.selectionJoins];
  return {
    reads: plan.columns.map(printExpression),
    ...(joins.length === 0 ? {} : { joins: printJoins(joins) }),
    ...Object.fromEntries(describeEdges(layout, edges, "")),
  };
}

function describeEdges(layout: ItemLayout, edges: readonly Edge[], path: string): readonly (readonly [string, unknown])[] {
  return layout.properties.flatMap((property) => {
    const name = `${path}${property.key}`;
    if (property.kind === "object") return describeEdges(property.layout, edges, `${name}.`);
    const edge = property.kind === "edge" ? edges[property.edge] : undefined;
    return edge === undefined ? [] : [[name, describeEdge(edge)]];
  });
}

function describeEdge(edge: Edge): unknown {
  if (edge.kind !== "any") return { [edge.kind]: linkOf(edge.child), ...describeNode(edge.child) };
  return Object.fromEntries([...edge.members].map(([name, { node }]) => [name, { by: linkOf(node), ...describeNode(node) }]));
}

/** The column that holds the keys of a level. */
function linkOf({ plan: { link, alias } }: ReadNode): string {
  return link.kind === "keys" ? `${alias}.${link.column}` : "root";
}

const author = "authors t1 on t0.author = t1.id";

describe("of articles,", () => {
  test.each<readonly [what: string, fields: string, statements: Statements]>([
    ["columns are read", "title day", { reads: ["t0.title", "t0.day"] }],
    ["a column that is wanted twice is read once", "title title", { reads: ["t0.title"] }],
    ["parts of a date are computed", "day_func { month }", { reads: ["extract(month from t0.day)::int"] }],
    [
      "a list is counted where it stands",
      "comments_func { count }",
      { reads: ["(select count(*) from comments as t1 where t1.article = t0.id)"] },
    ],
    [
      "a related item is joined, with the key that tells whether there is one",
      "title author { name }",
      { reads: ["t0.title", "t1.id", "t1.name"], joins: [author] },
    ],
    [
      "a related item that is wanted twice is joined once",
      "author { name } author { id }",
      { reads: ["t1.id", "t1.name"], joins: [author] },
    ],
    [
      "two related items are two joins",
      "author { name } editor { name }",
      { reads: ["t1.id", "t1.name", "t2.id", "t2.name"], joins: [author, "authors t2 on t0.editor = t2.id"] },
    ],
    ["a related item beyond its page is none", "title author(offset: 1) { name }", { reads: ["t0.title"] }],
    [
      "a list is a statement on the keys of its parents",
      "title comments { text }",
      { reads: ["t0.title", "t0.id"], comments: { many: "t0.article", reads: ["t0.text"] } },
    ],
    [
      "a list of a related item hangs on the key that was joined",
      "author { articles { title } }",
      { reads: ["t1.id"], joins: [author], "author.articles": { many: "t0.author", reads: ["t0.title"] } },
    ],
    [
      "a many-to-any is a statement for each member, by the pair",
      "sections { item { ... on headings { title } ... on images { caption } } }",
      {
        reads: ["t0.id"],
        sections: {
          many: "t0.article",
          reads: ["t0.item::text", "t0.collection"],
          item: { headings: { by: "t0.id", reads: ["t0.title"] }, images: { by: "t0.id", reads: ["t0.caption"] } },
        },
      },
    ],
  ])("%s", (_what, fields, statements) => {
    expect(statementsOf("articles", fields)).toEqual(statements);
  });
});

test("the other side of a many-to-any is a list like any other", () => {
  expect(statementsOf("headings", "sections { id }")).toEqual({
    reads: ["t0.id"],
    sections: { many: "t0.item", reads: ["t0.id"] },
  });
});

test("beyond eight joins, a related item is a statement of its own, by its key", () => {
  const { joins, ...rest } = statementsOf("comments", `${"answers { ".repeat(9)}text${" }".repeat(9)}`);
  expect(joins).toHaveLength(8);
  expect(rest).toMatchObject({ [Array.from({ length: 9 }, () => "answers").join(".")]: { one: "t0.id", reads: ["t0.text"] } });
});

test("a selection that nests too deep is refused", () => {
  expect(codeOf(() => statementsOf("articles", `${"author { articles { ".repeat(5)}id${" } }".repeat(5)}`))).toBe("INVALID_QUERY");
});
