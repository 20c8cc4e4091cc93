import { readCode } from "../../database/connection-error.ts";
import { readBrokenCheck, readConflict } from "../../database/error-report.ts";
import { toRequestError } from "../../database/sql-error.ts";
import { failedCheckOfField } from "../../database/sql-sentences.ts";
import { RequestError, exchangedValues, invalidValue, valueOutOfFieldRange } from "../../errors.ts";
import type { ErrorCode } from "../../errors.ts";
import type { ColumnField } from "../../model/model.ts";
import type { Release } from "../../plan/write/releases.ts";
import type { RowBatch } from "../../plan/write/row-groups.ts";
import type { WriteRow } from "../../plan/write/rows.ts";
import { canonicalText } from "../../value/canonical-text.ts";
import { types } from "../../value/types.ts";
import { KeyTakenError } from "./repeat-on-conflict.ts";

/** An error of a statement that writes, with the path of the input that caused it; ours stay as they are. */
export function toWriteError(error: unknown, where: RowBatch | { readonly path: string }): unknown {
  const known = toRequestError(error);
  if (known === undefined) return error;
  const code = writeCodes.get(known.code) ?? known.code;
  if ("path" in where)
    return new RequestError(code, known.message, { path: known.path ?? where.path, details: known.details, cause: error });
  const cell = findCell(error, known.code, where);
  if (cell !== undefined) return describeCell(code, cell);
  const checked = findChecked(error, where);
  if (checked !== undefined) return describeChecked(error, checked, where);
  const path = known.path ?? findPath(error, where);
  const FoundError = isKeyTaken(error, where) ? KeyTakenError : RequestError;
  return new FoundError(code, known.message, {
    ...(path === undefined ? {} : { path }),
    details: { ...ownerOf(known, where), ...known.details },
    cause: error,
  });
}

/** What the database says of a value that nobody has stated is not the client's to know, if it is of the value at all. */
export function toReleaseError(error: unknown, { collection, key, path }: Release): unknown {
  const isOfValue = valueStates.has((readCode(error) ?? "").slice(0, 2));
  return isOfValue ? exchangedValues(path, collection.name, key.fields, error) : toWriteError(error, { path });
}

/** A value that is out of range, breaks a constraint, or that a function of the database refuses. */
const valueStates: ReadonlySet<string> = new Set(["22", "23", "44", "P0"]);

/** The collection that the statement writes, where a value is at fault. */
function ownerOf({ code }: RequestError, { rows }: RowBatch): Readonly<Record<string, unknown>> {
  const collection = rows[0]?.collection.name;
  return code === "SERVICE_UNAVAILABLE" || collection === undefined ? {} : { collection };
}

/** Whether somebody else has created an item since it was looked for, which was to be updated or created. */
function isKeyTaken(error: unknown, { key, rows }: RowBatch): boolean {
  const { columns = [], values } = readConflict(error) ?? {};
  const isOfKey = readCode(error) === "23505" && columns.length === 1 && columns[0] === key.column;
  return isOfKey && values !== undefined && rows.some((row) => row.intent === "save" && row.key === canonicalText(key, values));
}

/** What is a fault of the query where something is read is one of the payload here. */
const writeCodes: ReadonlyMap<ErrorCode, ErrorCode> = new Map([
  ["INVALID_QUERY", "INVALID_PAYLOAD"],
  ["NOT_NULL_VIOLATION", "FAILED_VALIDATION"],
]);

/** A value that its column does not take. */
interface Cell {
  readonly path: string;
  readonly field: ColumnField;
  readonly text: string;
}

function describeCell(code: ErrorCode, { path, field, text }: Cell): RequestError {
  if (code === "VALUE_OUT_OF_RANGE") return valueOutOfFieldRange(path, { collection: field.collection, field: field.name });
  return invalidValue(path, `a value of type "${field.sqlType}"`, text, { collection: field.collection, field: field.name });
}

/** PostgreSQL names neither row nor column of a value that a type does not take, but often shows the value, or its limit. */
function findCell(error: unknown, code: ErrorCode, batch: RowBatch): Cell | undefined {
  if (code !== "INVALID_QUERY" && code !== "VALUE_OUT_OF_RANGE") return undefined;
  const { message, detail } = readTexts(error);
  const cells = batch.rows.flatMap((row, place) =>
    [batch.key, ...batch.fields].flatMap((field): readonly Cell[] => {
      const text = textAt(batch, place, field);
      return text === null ? [] : [{ path: `${row.path}.${field.name}`, field, text }];
    }),
  );
  const quoted = message.match(/"[^"]*"/g) ?? [];
  const shown = cells.find(({ field, text }) =>
    field.type === "array" ? quoted.some((element) => text.includes(element)) : message.includes(`"${text}"`),
  );
  if (shown !== undefined || code === "INVALID_QUERY") return shown;
  const limit = /10\^(\d+)/.exec(detail)?.[1];
  if (limit === undefined) return undefined;
  return cells.find(({ field, text }) => field.type === "decimal" && Math.abs(Number(text)) >= 10 ** Number(limit) - 0.5);
}

/** The field that a broken check speaks of, if it is but one. */
function findChecked(error: unknown, { rows }: RowBatch): ColumnField | undefined {
  const broken = readBrokenCheck(error);
  const collection = rows[0]?.collection;
  if (broken === undefined || collection === undefined || collection.table !== broken.table) return undefined;
  return [...collection.fields.values()]
    .filter((field) => field.kind === "column")
    .find((field) => field.checks.includes(broken.constraint));
}

function describeChecked(error: unknown, { collection, name }: ColumnField, group: RowBatch): RequestError {
  const path = findPath(error, group);
  return failedCheckOfField({ collection, field: name }, { ...(path === undefined ? {} : { path: `${path}.${name}` }), cause: error });
}

/** The input of the one row that the error can be about: the only one, or the one with the values that it names. */
function findPath(error: unknown, batch: RowBatch): string | undefined {
  const { rows, fields, key } = batch;
  const [first, ...others] = rows;
  const { columns = [], values } = readConflict(error) ?? {};
  const fieldsOfKey = columns.map((column) => [key, ...fields].find((field) => field.column === column));
  const named = fieldsOfKey.filter((field) => field !== undefined);
  const isNamed = (_row: WriteRow, place: number): boolean =>
    named.length > 0 &&
    (values === undefined
      ? named.every((field) => textAt(batch, place, field) === null)
      : tuplePattern(fieldsOfKey.map((field) => field && { field, text: textAt(batch, place, field) })).test(values));
  const culprit = others.length === 0 ? first : (rows.findLast(isNamed) ?? findFailingRow(error, rows));
  const [field] = named;
  return culprit === undefined || field === undefined || named.length > 1 ? culprit?.path : `${culprit.path}.${field.name}`;
}

/** The values of a key in one text, in which nothing tells where one ends; undefined for one that is not written. */
function tuplePattern(cells: readonly ((Pick<Cell, "field"> & { readonly text: string | null }) | undefined)[]): RegExp {
  return new RegExp(
    `^${cells.map((cell) => (cell === undefined ? ".*" : cell.text === null ? "null" : types[cell.field.type].printed(cell.text, cell.field))).join(", ")}$`,
    "s",
  );
}

/** `Failing row contains (1001, Negative, null, -1).`, in every language. */
function findFailingRow(error: unknown, rows: readonly WriteRow[]): WriteRow | undefined {
  const shown = /\((.*)\)/s.exec(readTexts(error).detail)?.[1]?.split(", ") ?? [];
  const found = rows.filter(({ key }) => key !== null && shown.includes(key));
  return found.length === 1 ? found[0] : undefined;
}

function readTexts(error: unknown): { readonly message: string; readonly detail: string } {
  if (!(error instanceof Error)) return { message: "", detail: "" };
  const detail = "detail" in error && typeof error.detail === "string" ? error.detail : "";
  return { message: error.message, detail };
}

function textAt({ key, fields, texts }: RowBatch, place: number, field: ColumnField): string | null {
  return texts[[key, ...fields].indexOf(field)]?.[place] ?? null;
}
