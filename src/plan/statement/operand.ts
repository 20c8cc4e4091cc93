import type { DatePart } from "../../filter/filter.ts";
import type { ColumnField } from "../../model/model.ts";
import type { OperandType } from "../../value/operand-type.ts";
import { isTextual, textType } from "../../value/sql-types.ts";
import { types } from "../../value/types.ts";
import type { Expression, JsonType, Subquery } from "./read-plan.ts";
import { plainText, readColumn } from "./scope.ts";
import type { AliasedCollection, Scope } from "./scope.ts";

/** An expression that filters and sorts take, and the type of what it yields. */
export interface Operand extends OperandType {
  readonly expression: Expression;
  /** What LIKE looks at, where it is not the expression itself or its cast to text. */
  readonly text?: Expression;
  /** A composite value, of which `is null` would ask whether all of its parts are. */
  readonly isRow?: boolean;
}

/** A column as an operand. What GraphQL has a string for, but PostgreSQL no equality, is compared by its text. */
export function columnOperand(scope: Scope, at: AliasedCollection, field: ColumnField): Operand {
  const expression = readColumn(scope, at, field);
  if (isTextual(field)) return { expression, type: field.type, sqlType: textType(field), text: plainText(expression, field) };
  const operand = { expression, type: field.type, sqlType: field.sqlType };
  const { kind } = types[field.type];
  if (kind !== "text" && kind !== "opaque") return operand;
  const text = textOf(expression, field);
  // An interval is equal to another in whichever spelling; a point or an enum is what it is printed as.
  return kind === "opaque" && field.comparison !== "none"
    ? { ...operand, text, isRow: field.isRow }
    : { expression: text, type: "text", sqlType: "text" };
}

/** The operand's text, for LIKE. */
export function textOperand({ expression, type, sqlType, text }: Operand): Operand {
  if (types[type].kind === "text") return { expression: text ?? expression, type, sqlType };
  return { expression: text ?? { kind: "asText", operand: expression }, type: "text", sqlType: "text" };
}

function textOf(operand: Expression, field: ColumnField): Expression {
  return { kind: field.sqlType === "inet" ? "addressAsText" : "asText", operand };
}

/** A column to sort or group by: as it is where PostgreSQL orders its type, and else as text. */
export function orderedColumn(scope: Scope, at: AliasedCollection, field: ColumnField): Expression {
  const column = readColumn(scope, at, field);
  return field.comparison === "order" ? column : { kind: "asText", operand: column };
}

export function datePartOperand(operand: Expression, part: DatePart): Operand {
  return { expression: { kind: "datePart", part, operand }, type: "integer", sqlType: "integer" };
}

export function countOperand(subquery: Subquery): Operand {
  return { expression: { kind: "count", subquery }, type: "integer", sqlType: "bigint" };
}

export function jsonLengthOperand(scope: Scope, at: AliasedCollection, field: ColumnField): Operand {
  return {
    expression: { kind: "jsonLength", operand: jsonOf(scope, at, field), jsonType: jsonTypeOf(field) },
    type: "integer",
    sqlType: "integer",
  };
}

/** The json of a field, in which a text is looked at by regular expressions. */
export function jsonOf(scope: Scope, at: AliasedCollection, field: ColumnField): Expression {
  return plainText(readColumn(scope, at, field), field);
}

/** A field of type json may be stored as text, which may be none. */
export function jsonTypeOf(field: ColumnField): JsonType {
  if (isTextual(field)) return "text";
  return field.sqlType === "jsonb" ? "jsonb" : "json";
}

/** The value at a path of a json column, as a text or as a number. */
export function jsonPathOperand(
  operand: Expression,
  field: ColumnField,
  { path, as }: { readonly path: readonly string[]; readonly as: "text" | "number" },
): Operand {
  const expression: Expression = { kind: "jsonPath", operand, jsonType: jsonTypeOf(field), path, as };
  return as === "number" ? { expression, type: "decimal", sqlType: "numeric" } : { expression, type: "text", sqlType: "text" };
}
