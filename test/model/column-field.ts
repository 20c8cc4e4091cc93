import type { ColumnField } from "../../src/model/model.ts";

/** A column of a collection for tests that are about one of its properties. */
export function columnField(properties: Partial<ColumnField> = {}): ColumnField {
  return {
    kind: "column",
    collection: "articles",
    name: "title",
    column: "title",
    type: "string",
    sqlType: "character varying",
    element: null,
    isRow: false,
    comparison: "order",
    operators: null,
    isDeterministic: true,
    enumLabels: null,
    maxLength: null,
    hasPrecision: false,
    nullable: true,
    default: null,
    isGenerated: false,
    sequence: null,
    checks: [],
    sharesChecks: false,
    isDrawnByDatabase: false,
    mayInsert: true,
    mayUpdate: true,
    unique: false,
    cascades: false,
    waits: false,
    special: [],
    note: null,
    masked: false,
    searchable: true,
    relation: null,
    ...properties,
  };
}
