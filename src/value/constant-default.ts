import type { ColumnField } from "../model/model.ts";

/** What a new item holds of a column that it does not state, as text; undefined where only the database knows. */
export function defaultText(field: ColumnField): string | null | undefined {
  if (field.sequence !== null || field.isGenerated) return undefined;
  if (field.default === null) return null;
  const value = constantDefault(field);
  return value === null ? undefined : String(value);
}

/** The value of a default that is a constant, as it would read; null for none and for an expression such as `now()`. */
export function constantDefault(field: ColumnField): string | number | boolean | null {
  const expression = field.default?.trim() ?? "";
  const text = /^'((?:[^']|'')*)'(?:::[\w ".()[\],]+)?$/.exec(expression)?.[1]?.replaceAll("''", "'");
  const literal = text ?? (/^(?:true|false|-?\d+(?:\.\d+)?)$/.test(expression) ? expression : undefined);
  if (literal === undefined) return null;
  switch (field.type) {
    case "integer":
    case "float":
    case "decimal":
      return Number(literal);
    case "boolean":
      return literal === "true" || literal === "t";
    case "bigInteger":
    case "string":
    case "text":
    case "uuid":
    case "date":
    case "time":
    case "dateTime":
    case "timestamp":
    case "hash":
    case "binary":
    case "geometry":
    case "unknown":
      return literal;
    case "json":
    case "array":
    case "csv":
      return null;
  }
}
