/** Directus's types of fields as types of columns, and back. */
import { RequestError } from "../../errors.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import type { SqlType } from "../../sql/structure-step.ts";

export interface TypeOptions {
  readonly length: number | null;
  readonly precision: number | null;
  readonly scale: number | null;
  readonly isSerial: boolean;
}

/** The column of a new field, or of one that gets another type; null for a field without one. `path` is for the error of an unknown type. */
export function columnTypeOf(type: string, options: TypeOptions, path: string): SqlType | null {
  if (type === "alias") return null;
  if (type === "string") return { ...plain("varchar", "character varying"), length: options.length ?? 255 };
  if (type === "decimal")
    return { ...plain("numeric", "numeric"), precision: options.precision ?? defaultPrecision, scale: options.scale ?? defaultScale };
  const known = plainTypes.get(type);
  if (known === undefined) throw unknownType(type, path);
  if (!options.isSerial) return known;
  if (known.name === "int4" || known.name === "int8") return { ...known, isSerial: true };
  throw new RequestError("INVALID_PAYLOAD", `${path}: expected a type that counts up, integer or bigInteger, got "${type}".`, { path });
}

const defaultPrecision = 10;
const defaultScale = 5;

function plain(name: string, words: string): SqlType {
  return { name, words, length: null, precision: null, scale: null, isSerial: false };
}

const plainTypes: ReadonlyMap<string, SqlType> = new Map([
  ["text", plain("text", "text")],
  ["csv", plain("text", "text")],
  ["hash", { ...plain("varchar", "character varying"), length: 255 }],
  ["integer", plain("int4", "integer")],
  ["bigInteger", plain("int8", "bigint")],
  ["float", plain("float4", "real")],
  ["boolean", plain("bool", "boolean")],
  ["date", plain("date", "date")],
  ["time", plain("time", "time without time zone")],
  ["dateTime", plain("timestamp", "timestamp without time zone")],
  ["timestamp", plain("timestamptz", "timestamp with time zone")],
  ["json", plain("json", "json")],
  ["uuid", plain("uuid", "uuid")],
  ["binary", plain("bytea", "bytea")],
  ...["", ".Point", ".LineString", ".Polygon", ".MultiPoint", ".MultiLineString", ".MultiPolygon"].map(
    (kind) => [`geometry${kind}`, plain("geometry", kind === "" ? "geometry" : `geometry(${kind.slice(1)})`)] as const,
  ),
]);

/** All that a field can be made of. */
const fieldTypes: readonly string[] = ["string", "decimal", "alias", ...plainTypes.keys()];

function unknownType(type: string, path: string): RequestError {
  const sentence = `${path}: expected a type of a field, got "${type}".${didYouMean(type, fieldTypes)} They are ${fieldTypes.join(", ")}.`;
  return new RequestError("INVALID_PAYLOAD", sentence, { path });
}
