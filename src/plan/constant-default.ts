import type { ColumnField } from "../model/model.ts";

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
