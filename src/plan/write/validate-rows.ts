import { failedRule } from "../../errors.ts";
import type { RequestError } from "../../errors.ts";
import type { ColumnField } from "../../model/model.ts";
import { defaultText } from "../../value/constant-default.ts";
import { isRuleBroken } from "../filter/judge-field-rule.ts";
import type { ReadField } from "../filter/judge-field-rule.ts";
import type { ItemWrite } from "./item-tree.ts";
import { buildRows } from "./rows.ts";
import type { Row } from "./rows.ts";

/** What is wrong with the rows by the rules of their fields: missing values, nulls, and validation rules. */
export function validateRows(rows: readonly Row[]): readonly RequestError[] {
  return rows.flatMap((row) => validateFields(row, [...row.collection.fields.keys()], (name) => valueOf(row, name)));
}

/**
 * What is wrong with what an input states, whatever the database holds and whatever else the input was to state: for an
 * input that cannot be read as a whole. Where a list says what its members refer to, they need not.
 */
export function validateStated(items: readonly ItemWrite[]): readonly RequestError[] {
  const { rows, items: all, rowOf } = buildRows(items);
  for (const { toMany } of all)
    for (const { relation, items: members } of toMany) for (const member of members) rowOf(member).values.delete(relation.targetField);
  return rows.flatMap((row) => validateFields(row, [...row.values.keys()], (name) => row.values.get(name)));
}

function validateFields(row: Row, names: readonly string[], read: ReadField): readonly RequestError[] {
  return names.flatMap((name): readonly RequestError[] => {
    const field = row.collection.fields.get(name);
    const problem = field?.kind === "column" ? findProblem(row, field, read) : null;
    return problem === null ? [] : [failedRule(`${row.path}.${name}`, row.collection.name, name, problem)];
  });
}

function findProblem(row: Row, field: ColumnField, read: ReadField): string | null {
  const isKey = field.name === row.collection.primaryKey?.name;
  const value = isKey ? row.key : row.values.get(field.name);
  if (value === null && !field.nullable && !isKey) return `expected a value, got null.`;
  if (value === undefined || (value === null && isKey)) {
    return row.isNew && !isKey && !isFilled(field) ? "expected a value, got none." : null;
  }
  if (field.validation === null || field.validation === undefined) return null;
  const isBroken = isRuleBroken(field.validation, (name) => (name === field.name ? value : read(name)));
  return isBroken ? (field.validationMessage ?? `the value of "${field.name}" breaks the rule of its field.`) : null;
}

/** Whether the database has something for a new item that does not state the field. */
function isFilled({ nullable, default: expression, sequence, isGenerated, mayInsert }: ColumnField): boolean {
  return nullable || expression !== null || sequence !== null || isGenerated || !mayInsert;
}

/** A field of the item that results; undefined where only the database knows it, and then no rule is broken by it. */
function valueOf(row: Row, name: string): string | null | undefined {
  if (name === row.collection.primaryKey?.name) return row.key ?? undefined;
  const stated = row.values.get(name);
  if (stated !== undefined) return stated;
  if (!row.isNew) return row.held?.get(name);
  const field = row.collection.fields.get(name);
  return field?.kind === "column" ? defaultText(field) : undefined;
}
