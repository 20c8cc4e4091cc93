/** What becomes of a column of which something else is stated than what it is. */
import { invalidPayload } from "../../errors.ts";
import { fieldTypeOf } from "../../model/field-type.ts";
import type { DataCheck, DefaultValue, SqlType, StructureStep } from "../../sql/structure-step.ts";
import { readDefault } from "../describe-structure.ts";
import type { Column, Table } from "../structure.ts";
import { type ChangePlan, joinPlans, noChange, planOf } from "./change-plan.ts";
import { columnTypeOf } from "./column-types.ts";
import { nameFor } from "./names.ts";
import type { ColumnRequest, FieldRequest } from "./requests.ts";

export function planColumnUpdate(table: Table, known: Column, request: FieldRequest, column: ColumnRequest): ChangePlan {
  assertTable(table);
  if (known.isGenerated)
    throw invalidPayload(request.path, `field "${table.name}.${known.name}" is computed by the database, and is changed there.`);
  return joinPlans([
    planType(table, known, request, column),
    planDefault(table, known, column),
    planNullable(table, known, column),
    planUnique(table, known, column),
    planIndex(table, known, column),
    planComment(table, known, column),
  ]);
}

function planType(table: Table, known: Column, request: FieldRequest, column: ColumnRequest): ChangePlan {
  const { type, path } = request;
  const wanted = type === null ? fieldTypeOf(known, []) : type;
  const place = { table: table.name, column: known.name };
  if (column.sqlType !== undefined) return planSqlType(place, known, column.sqlType, request, column);
  const isSame =
    wanted === fieldTypeOf(known, []) || (wanted === "csv" && known.type === "text") || (wanted === "hash" && known.type === "varchar");
  if (isSame) {
    const resized = resize(known, column);
    if (resized === null) return noChange;
    return planResize(place, known, resized);
  }
  const options = { length: column.length ?? null, precision: column.precision ?? null, scale: column.scale ?? null, isSerial: false };
  const sqlType = columnTypeOf(wanted, options, `${path}.type`);
  if (sqlType === null)
    throw invalidPayload(`${path}.type`, `field "${table.name}.${known.name}" has a column, and cannot become an alias.`);
  return planCast(place, known, sqlType, request, column);
}

function isInteger({ name }: SqlType): boolean {
  return name === "int2" || name === "int4" || name === "int8";
}

/** Null for none, and for one that becomes another. */
function keptDefault(known: Column, { default: wanted }: ColumnRequest): DefaultValue | null {
  const before = readDefault(known.default);
  if (before === null || known.default === null || (wanted !== undefined && wanted !== before)) return null;
  // What is computed is, of another type, not what a text of the same letters would be.
  return isComputed(known.default) ? { kind: "expression", sql: known.default } : defaultOf(before);
}

interface Place {
  readonly table: string;
  readonly column: string;
}

/** As a snapshot names the type. Of one that is longer, and else the same, every value is kept. */
function planSqlType(place: Place, known: Column, type: SqlType, request: FieldRequest, column: ColumnRequest): ChangePlan {
  const bare = { ...type, isSerial: false };
  return type.words === known.dataType ? planResize(place, known, bare) : planCast(place, known, bare, request, column);
}

function planResize(place: Place, known: Column, type: SqlType): ChangePlan {
  return planOf([{ kind: "set type", ...place, type, isCast: false }], checksOfSize(place, known, type));
}

/** A default of the old type need not be one of the new: it is taken away, and given again. */
function planCast(place: Place, known: Column, type: SqlType, { path }: FieldRequest, column: ColumnRequest): ChangePlan {
  if (known.isSerial && !isInteger(type))
    throw invalidPayload(`${path}.type`, `field "${place.table}.${place.column}" counts up, which only integers do.`);
  const kept = keptDefault(known, column);
  const steps: StructureStep[] = [];
  if (known.default !== null) steps.push({ kind: "set default", ...place, value: null });
  steps.push({ kind: "set type", ...place, type, isCast: true });
  if (kept !== null) steps.push({ kind: "set default", ...place, value: kept });
  const sequence = sequenceOf(known);
  if (sequence !== null) steps.push({ kind: "set sequence type", table: place.table, sequence, type });
  return planOf(steps);
}

/** What the column's values are drawn from, as SQL names it; that of an identity changes with its column. */
function sequenceOf({ isSerial, default: expression }: Column): string | null {
  const [, name] = /^nextval\('((?:[^']|'')+)'::regclass\)$/.exec(expression ?? "") ?? [];
  return isSerial && name !== undefined ? name.replaceAll("''", "'") : null;
}

/** Values that a smaller column would cut or round are told instead. */
function checksOfSize(place: Place, known: Column, type: SqlType): readonly DataCheck[] {
  const isShorter = type.length !== null && (known.length === null || type.length < known.length);
  const isCoarser = type.name === "numeric" && type.scale !== null && (known.scale === null || type.scale < known.scale);
  return [
    ...(isShorter ? [{ kind: "length", ...place, length: type.length } as const] : []),
    ...(isCoarser ? [{ kind: "scale", ...place, scale: type.scale } as const] : []),
  ];
}

/** Null where the size stays. */
function resize(known: Column, column: ColumnRequest): SqlType | null {
  const type = {
    name: known.type,
    words: known.dataType,
    length: known.length,
    precision: known.precision,
    scale: known.scale,
    isSerial: false,
  };
  if (known.type === "varchar" && column.length !== undefined && column.length !== known.length)
    return { ...type, length: column.length, precision: null, scale: null };
  if (known.type !== "numeric") return null;
  const precision = column.precision ?? known.precision;
  const scale = column.scale ?? known.scale;
  return precision === known.precision && scale === known.scale ? null : { ...type, length: null, precision, scale };
}

/** Who sends back all that was told of a field changes nothing. */
function planDefault(table: Table, known: Column, { default: wanted }: ColumnRequest): ChangePlan {
  if (wanted === undefined || wanted === readDefault(known.default)) return noChange;
  if (known.isSerial) return noChange;
  return planOf([{ kind: "set default", table: table.name, column: known.name, value: defaultOf(wanted) }]);
}

function planNullable(table: Table, known: Column, { isNullable }: ColumnRequest): ChangePlan {
  const place = { table: table.name, column: known.name };
  const isKey = table.indexes.some(({ isPrimary, columns }) => isPrimary && columns.includes(known.name));
  if (isNullable === undefined || isNullable === known.isNullable || isKey) return noChange;
  return planOf([{ kind: "set nullable", ...place, isNullable }], isNullable ? [] : [{ kind: "not null", ...place }]);
}

function planUnique(table: Table, known: Column, { isUnique }: ColumnRequest): ChangePlan {
  const place = { table: table.name, column: known.name };
  const own = indexesOf(table, known);
  const unique = own.filter((index) => index.isUnique && !index.isPrimary);
  if (isUnique === undefined || own.some(({ isPrimary }) => isPrimary) || isUnique === unique.length > 0) return noChange;
  if (!isUnique)
    return planOf(
      unique.map(({ name, isConstraint }) => ({ kind: isConstraint ? "drop constraint" : "drop index", table: table.name, name }) as const),
    );
  const name = nameFor(table.name, [known.name], "unique");
  return planOf([{ kind: "add unique", table: table.name, name, columns: [known.name] }], [{ kind: "unique", ...place }]);
}

function planIndex(table: Table, known: Column, { isIndexed }: ColumnRequest): ChangePlan {
  const plain = indexesOf(table, known).filter(({ isUnique }) => !isUnique);
  if (isIndexed === undefined || isIndexed === plain.length > 0) return noChange;
  if (!isIndexed) return planOf(plain.map(({ name }) => ({ kind: "drop index", table: table.name, name }) as const));
  const name = nameFor(table.name, [known.name], "index");
  return planOf([{ kind: "add index", table: table.name, name, columns: [known.name] }]);
}

function planComment(table: Table, known: Column, { comment }: ColumnRequest): ChangePlan {
  const wanted = comment === "" ? null : comment;
  if (wanted === undefined || wanted === known.comment) return noChange;
  return planOf([{ kind: "set comment", table: table.name, column: known.name, comment: wanted }]);
}

/** Over this column alone. */
function indexesOf({ indexes }: Table, { name }: Column): Table["indexes"] {
  return indexes.filter(({ columns }) => columns.length === 1 && columns[0] === name);
}

export function assertTable({ name, isView }: Table): void {
  if (isView) throw invalidPayload("collection", `"${name}" is a view: its columns are changed where it is defined.`);
}

/** The words of the database for this moment mean it; all else is a value. */
export function defaultOf(text: string | null): DefaultValue | null {
  if (text === null) return null;
  return /^(?:now\(\)|current_timestamp(?:\(\))?)$/i.test(text.trim()) ? { kind: "now" } : { kind: "text", text };
}

/** `gen_random_uuid()`, `CURRENT_DATE`, `1 + 1`: no value as it stands, such as `'draft'::text`, `0` or `true`. */
function isComputed(expression: string): boolean {
  return !/^(?:'(?:[^']|'')*'(?:::[^']*)?|-?[\d.]+|true|false)$/.test(expression) && defaultOf(expression)?.kind !== "now";
}
