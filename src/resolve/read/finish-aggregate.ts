import type { Row } from "../../database/database.ts";
import type { AggregatePlan } from "../../plan/statement/read-plan.ts";
import { decodeCell } from "../../value/decode-cell.ts";
import { mapInTurns } from "../../shared/turns.ts";

/** One object for each group; `group` is null where nothing groups. */
export async function finishAggregate(plan: AggregatePlan, rows: readonly Row[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return mapInTurns(rows, (row) => {
    const number = (cell: number): unknown => decodeCell(row[plan.groups.length + cell] ?? null, "number");
    return Object.fromEntries(
      plan.layout.map((property) => {
        switch (property.kind) {
          case "group":
            return [property.key, groupOf(plan, row)];
          case "cell":
            return [property.key, number(property.cell)];
          case "object":
            return [property.key, Object.fromEntries(property.properties.map(({ key, cell }) => [key, number(cell)]))];
        }
      }),
    );
  });
}

/** What a row is a group of; null where nothing groups. */
export function groupOf(plan: AggregatePlan, row: Row): Readonly<Record<string, unknown>> | null {
  if (plan.groups.length === 0) return null;
  return Object.fromEntries(plan.groups.map((group, index) => [group.key, decodeCell(row[index] ?? null, group.decode)]));
}
