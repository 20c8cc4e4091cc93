/** A plan as a tree for people, and its statements in the tree's order. */
import { styleText } from "node:util";
import type { Parameter } from "../database/database.ts";
import type { Explanation, PlanNode, PlannedStatement } from "../operation/explain-operation.ts";

/** A statement below its title. */
export interface ShownStatement extends PlannedStatement {
  /** Where it hangs: `articles.tags`. */
  readonly title: string;
}

/**
 *     At most about 31 items.
 *     articles    list of articles, about 1200 steps  [1]
 *       author    authors, joined
 *       tags      list of articles_tags               [2]
 */
export function formatPlan({ cost, roots }: Explanation): string {
  let number = 0;
  const lines = roots.flatMap((root): readonly Line[] => {
    switch (root.kind) {
      case "fixed":
        return [{ name: root.key, meaning: "answered without a statement" }];
      case "refused":
        return [{ name: root.key, meaning: styleText("red", root.error.message) }];
      case "planned":
        return listLines(root.node, 0, () => ++number).map((line, index) =>
          index === 0 ? { ...line, meaning: `${line.meaning}, about ${Math.ceil(root.steps)} steps` } : line,
        );
    }
  });
  const width = Math.max(...lines.map(({ name }) => name.length));
  const rows = lines.map(({ name, meaning }) => `${name.padEnd(width)}  ${meaning}`);
  return [`About ${Math.ceil(cost)} items at most.`, "", ...rows].join("\n");
}

interface Line {
  readonly name: string;
  readonly meaning: string;
}

function listLines(node: PlanNode, depth: number, next: () => number): readonly Line[] {
  const mark = node.statement === null ? "" : ` ${styleText("cyan", `[${next()}]`)}`;
  const line = { name: `${"  ".repeat(depth)}${node.key}`, meaning: `${meaningOf(node)}${mark}` };
  return [line, ...node.children.flatMap((child) => listLines(child, depth + 1, next))];
}

function meaningOf({ reads, collection }: PlanNode): string {
  switch (reads) {
    case "list":
      return `list of ${collection ?? ""}`;
    case "item":
      return `one of ${collection ?? ""} by its key`;
    case "one":
      return `one of ${collection ?? ""}`;
    case "singleton":
      return `${collection ?? ""}, a singleton`;
    case "aggregate":
      return `groups of ${collection ?? ""}`;
    case "joined":
      return `${collection ?? ""}, joined`;
    case "any":
      return "one of several collections, each by a statement if it is met";
    case "member":
      return `of ${collection ?? ""}`;
  }
}

/** In the order of the tree, with its numbers. */
export function listPlanned({ roots }: Explanation): readonly ShownStatement[] {
  const statements = roots.flatMap((root) => (root.kind === "planned" ? listStatements(root.node, "") : []));
  return statements.map((statement, index) => ({ ...statement, title: `[${index + 1}] ${statement.title}` }));
}

function listStatements({ key, statement, children }: PlanNode, path: string): readonly ShownStatement[] {
  const title = path === "" ? key : `${path}.${key}`;
  const below = children.flatMap((child) => listStatements(child, child.key.startsWith(`${key} (`) ? path : title));
  return statement === null ? below : [{ ...statement, title }, ...below];
}

/** `   $1 = published` */
export function formatParameters({
  parameters,
  keysAt,
}: {
  readonly parameters: readonly Parameter[];
  readonly keysAt: number;
}): readonly string[] {
  return parameters.map((parameter, index) => {
    const text = index === keysAt ? "the keys that its parent finds" : JSON.stringify(parameter);
    return styleText("dim", `   $${index + 1} = ${text.length > longest ? `${text.slice(0, longest)}...` : text}`);
  });
}

const longest = 200;
