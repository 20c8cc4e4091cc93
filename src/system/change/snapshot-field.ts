/** A field as a snapshot describes it, as a request that makes it. */
import { invalidPayload } from "../../errors.ts";
import type { SqlType } from "../../sql/structure-step.ts";
import type { DescribedField } from "../describe-structure.ts";
import { textOf } from "../structure.ts";
import type { Facts } from "../structure.ts";
import type { ColumnRequest, FieldRequest } from "./requests.ts";

export function requestOf(field: DescribedField): FieldRequest {
  const { schema, meta } = field;
  const path = `snapshot.fields.${field.collection}.${field.field}`;
  return {
    field: field.field,
    type: schema === null ? "alias" : field.type,
    meta: meta === null ? null : without(meta, ["id", "collection", "field"]),
    column: schema === null ? null : columnRequestOf(schema),
    isWhole: true,
    path,
  };
}

function columnRequestOf(schema: Facts): ColumnRequest {
  const isSerial = schema["has_auto_increment"] === true;
  const type = sqlTypeOf(schema, isSerial);
  const byDefault = schema["default_value"];
  const isMadeBySequence = isSerial || schema["is_generated"] === true;
  const computed = typeof byDefault === "string" && type !== null && !isTextType(type) ? computedDefault(byDefault) : null;
  return {
    ...(type === null ? {} : { sqlType: type }),
    ...(isMadeBySequence || byDefault === undefined ? {} : { default: textOfDefault(byDefault) }),
    ...(isMadeBySequence || computed === null ? {} : { computedDefault: computed }),
    isNullable: schema["is_nullable"] !== false,
    isUnique: schema["is_unique"] === true && schema["is_primary_key"] !== true,
    ...(typeof schema["is_indexed"] === "boolean" && schema["is_primary_key"] !== true ? { isIndexed: schema["is_indexed"] } : {}),
    isPrimary: schema["is_primary_key"] === true,
    isSerial,
    ...(typeof schema["comment"] === "string" ? { comment: schema["comment"] } : {}),
  };
}

function isTextType({ name }: SqlType): boolean {
  return name === "varchar" || name === "text" || name === "bpchar";
}

/** One of a few that are harmless, and the same everywhere; null for a value. */
function computedDefault(text: string): string | null {
  return /^(?:gen_random_uuid|uuid_generate_v4|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)$|^(?:CURRENT_DATE|CURRENT_TIME|LOCALTIME|LOCALTIMESTAMP)$/.test(
    text,
  )
    ? text
    : null;
}

function textOfDefault(value: unknown): string | null {
  if (value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** As the database that was described had it; null where it does not say, and the type of the field decides. */
function sqlTypeOf(schema: Facts, isSerial: boolean): SqlType | null {
  const words = textOf(schema, "data_type");
  if (words === null || !/^[a-z]+(?: [a-z]+)*$/.test(words)) return null;
  const number = (key: string): number | null => (typeof schema[key] === "number" ? schema[key] : null);
  const isText = words === "character varying" || words === "character" || words === "bit" || words === "bit varying";
  return {
    name: typeNames.get(words) ?? words,
    words,
    length: isText ? number("max_length") : null,
    precision: words === "numeric" ? number("numeric_precision") : null,
    scale: words === "numeric" ? number("numeric_scale") : null,
    isSerial,
  };
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ["character varying", "varchar"],
  ["character", "bpchar"],
  ["smallint", "int2"],
  ["integer", "int4"],
  ["bigint", "int8"],
  ["real", "float4"],
  ["double precision", "float8"],
  ["boolean", "bool"],
  ["time without time zone", "time"],
  ["time with time zone", "timetz"],
  ["timestamp without time zone", "timestamp"],
  ["timestamp with time zone", "timestamptz"],
]);

/** What a snapshot tells of it is not enough, or is more than it may say. */
export function assertMakeable({ collection, field, schema }: DescribedField): void {
  const path = `snapshot.fields.${collection}.${field}`;
  if (schema?.["is_generated"] === true)
    throw invalidPayload(
      path,
      `field "${collection}.${field}" is computed by the database, and is made where it is defined: make it there first.`,
    );
  const byDefault = schema?.["default_value"];
  if (typeof byDefault === "string" && schema?.["has_auto_increment"] !== true && byDefault.startsWith("nextval("))
    throw invalidPayload(path, `field "${collection}.${field}" counts up by a sequence of its own making: make it first.`);
}

export function without(facts: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !names.includes(key)));
}
