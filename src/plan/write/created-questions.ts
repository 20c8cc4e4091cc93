import { actionAccess, fieldAccess } from "../../access/access.ts";
import type { Access, Rule } from "../../access/access.ts";
import type { Collection } from "../../model/model.ts";
import type { WriteRow } from "./rows.ts";

/** New rows that are held to the same rules, which only what is stored can tell about. */
export interface CreatedQuestion {
  readonly collection: Collection;
  readonly fields: readonly string[];
  readonly rows: readonly WriteRow[];
}

/** What is to be asked of new rows once they are there. */
export function listCreatedQuestions(access: Access, rows: readonly WriteRow[]): readonly CreatedQuestion[] {
  if (access.kind === "admin") return [];
  const created = rows.filter((row) => row.isNew).map((row) => ({ row, fields: fieldsByRule(access, row.collection, row.stated) }));
  const groups = Map.groupBy(created, ({ row, fields }) => JSON.stringify([row.collection.name, ...fields]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { collection } = first.row;
    const allowed = actionAccess(access, collection.name, "create");
    if (allowed.kind === "all" || (allowed.kind === "some" && allowed.rule === null && first.fields.length === 0)) return [];
    return [{ collection, fields: first.fields, rows: group.map(({ row }) => row) }];
  });
}

/** One of the fields for each rule that they are held to beyond the collection's own. */
function fieldsByRule(access: Access, { name }: Collection, fields: readonly string[]): readonly string[] {
  const allowed = actionAccess(access, name, "create");
  const byRule = new Map<Rule, string>();
  for (const field of fields) {
    const own = fieldAccess(allowed, field);
    if (own.kind === "some" && !byRule.has(own.rule)) byRule.set(own.rule, field);
  }
  return [...byRule.values()].toSorted();
}
