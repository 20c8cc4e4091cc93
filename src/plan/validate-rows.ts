import { failedRule } from "../errors.ts";
import type { RequestError } from "../errors.ts";
import type { ColumnField } from "../model/model.ts";
import { defaultText } from "./constant-default.ts";
import { isRuleBroken } from "./validation-rule.ts";
import type { Row } from "./write-rows.ts";

/** What is wrong with the rows by the rules of their fields: missing values, nulls, and validation rules. */
export function validateRows(rows: readonly Row[]): readonly RequestError[] {
  return rows.flatMap((row) =>
    [...row.collection.fields.values()].flatMap((field): readonly RequestError[] => {
      const problem = field.kind === "column" ? findProblem(row, field) : null;
      return problem === null ? [] : [failedRule(`${row.path}.${field.name}`, row.collection.name, field.name, problem)];
    }),
  );
}

function findProblem(row: Row, field: ColumnField): string | null {
  const isKey = field.name === row.collection.primaryKey?.name;
  const value = isKey ? row.key : row.values.get(field.name);
  if (value === null && !field.nullable && !isKey) return `expected a value, got null.`;
  if (value === undefined || (value === null && isKey)) {
    return row.isNew && !isKey && !isFilled(field) ? "expected a value, got none." : null;
  }
  if (field.validation === null || field.validation === undefined) return null;
  const isBroken = isRuleBroken(field.validation, (name) => (name === field.name ? value : valueOf(row, name)));
  return isBroken ? (field.validationMessage ?? `the value of "${field.name}" breaks the rule of its field.`) : null;
}

/** Whether the database has something for a new item that does not state the field. */
function isFilled({ nullable, default: expression, sequence, isGenerated }: ColumnField): boolean {
  return nullable || expression !== null || sequence !== null || isGenerated;
}

/** A field of the item that results; undefined where only the database knows it, and then no rule is broken by it. */
function valueOf(row: Row, name: string): string | null | undefined {
  if (name === row.collection.primaryKey?.name) return row.key;
  const stated = row.values.get(name);
  if (stated !== undefined) return stated;
  if (!row.isNew) return row.held?.get(name);
  const field = row.collection.fields.get(name);
  return field?.kind === "column" ? defaultText(field) : undefined;
}
