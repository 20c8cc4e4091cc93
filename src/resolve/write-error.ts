import { readCode } from "../database/connection-error.ts";
import { readConflict, toRequestError } from "../database/sql-error.ts";
import { RequestError, invalidValue, valueOutOfFieldRange } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";
import type { ColumnField } from "../model/model.ts";
import type { RowGroup } from "../plan/write-levels.ts";
import { KeyTakenError } from "./repeat-on-conflict.ts";

/** An error of a statement that writes, with the path of the input that caused it; ours stay as they are. */
export function toWriteError(error: unknown, where: RowGroup | { readonly path: string }): unknown {
  const known = toRequestError(error);
  if (known === undefined) return error;
  const code = writeCodes.get(known.code) ?? known.code;
  const cell = "path" in where ? undefined : findCell(error, known.code, where);
  if (cell !== undefined) return describeCell(code, cell);
  const path = known.path ?? ("path" in where ? where.path : findPath(error, where));
  if (code === known.code && path === undefined) return known;
  const FoundError = !("path" in where) && isKeyTaken(error, where) ? KeyTakenError : RequestError;
  return new FoundError(code, known.message, { ...(path === undefined ? {} : { path }), details: known.details, cause: error });
}

/** Whether somebody else has created an item since it was looked for, which was to be updated or created. */
function isKeyTaken(error: unknown, { key, rows }: RowGroup): boolean {
  const { columns = [], values = [] } = readConflict(error) ?? {};
  const isOfKey = readCode(error) === "23505" && columns.length === 1 && columns[0] === key.column;
  return isOfKey && rows.some((row) => row.intent === "save" && row.key === values[0]);
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
  if (code === "VALUE_OUT_OF_RANGE") return valueOutOfFieldRange(path, field.collection, field.name);
  return invalidValue(path, `a value of type "${field.sqlType}"`, text, { collection: field.collection, field: field.name });
}

/** PostgreSQL names neither row nor column of a value that a type does not take, but often shows the value, or its limit. */
function findCell(error: unknown, code: ErrorCode, { rows, fields, key }: RowGroup): Cell | undefined {
  if (code !== "INVALID_QUERY" && code !== "VALUE_OUT_OF_RANGE") return undefined;
  const { message, detail } = readTexts(error);
  const cells = rows.flatMap((row) =>
    [key, ...fields].flatMap((field): readonly Cell[] => {
      const text = valueOf(row, field, key) ?? null;
      return text === null ? [] : [{ path: `${row.path}.${field.name}`, field, text }];
    }),
  );
  const shown = cells.find(({ text }) => message.includes(`"${text}"`));
  if (shown !== undefined || code === "INVALID_QUERY") return shown;
  const limit = /10\^(\d+)/.exec(detail)?.[1];
  if (limit === undefined) return undefined;
  return cells.find(({ field, text }) => field.type === "decimal" && Math.abs(Number(text)) >= 10 ** Number(limit) - 0.5);
}

/** The input of the one row that the error can be about: the only one, or the one with the values that it names. */
function findPath(error: unknown, { rows, fields, key }: RowGroup): string | undefined {
  const [first, ...others] = rows;
  const conflict = readConflict(error);
  const columns = conflict?.columns ?? [];
  const named = [key, ...fields].filter((field) => columns.includes(field.column));
  const isNamed = (row: RowGroup["rows"][number]): boolean =>
    named.length > 0 && named.every((field) => valueOf(row, field, key) === (conflict?.values[columns.indexOf(field.column)] ?? null));
  const culprit = others.length === 0 ? first : (rows.findLast(isNamed) ?? findFailingRow(error, rows));
  const [field] = named;
  return culprit === undefined || field === undefined || named.length > 1 ? culprit?.path : `${culprit.path}.${field.name}`;
}

/** `Failing row contains (1001, Negative, null, -1).`, in every language. */
function findFailingRow(error: unknown, rows: RowGroup["rows"]): RowGroup["rows"][number] | undefined {
  const shown = /\((.*)\)/s.exec(readTexts(error).detail)?.[1]?.split(", ") ?? [];
  const found = rows.filter(({ key }) => key !== null && shown.includes(key));
  return found.length === 1 ? found[0] : undefined;
}

function readTexts(error: unknown): { readonly message: string; readonly detail: string } {
  if (!(error instanceof Error)) return { message: "", detail: "" };
  const detail = "detail" in error && typeof error.detail === "string" ? error.detail : "";
  return { message: error.message, detail };
}

function valueOf(row: RowGroup["rows"][number], field: ColumnField, key: ColumnField): string | null | undefined {
  return field === key ? row.key : row.values.get(field.name);
}
