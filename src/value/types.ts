/**
 * The table of types: one row says how values of a type are read, compared, written and shown, whichever step asks.
 *
 * A new type has its name in `FieldType` (`model/model.ts`), the columns that are of it in `model/field-type.ts`, a row
 * here, and what GraphQL shows and filters it by in `schema/value-types.ts`; the compiler asks for the last two.
 */
import type { FieldType } from "../model/model.ts";
import { writeArray, writeCsv, writeGeometry, writeJson } from "./list.ts";
import { compareMoment, compareTimeOfDay, dayOf, readMoment, readTimeOfDay, timeOf } from "./moment.ts";
import { canonicalDecimal, canonicalInteger, compareInteger, printedDecimal, printedInteger, readNumber, writeInteger } from "./number.ts";
import {
  canonicalAddress,
  canonicalString,
  compareAs,
  compareText,
  printedExactly,
  printedString,
  readBoolean,
  readUuid,
  writeBoolean,
  writeByText,
  writeScalar,
  writeUuid,
} from "./text.ts";
import type { TypeFacts } from "./type-facts.ts";

/** What is shown as its text, which is all that is known of it. */
const opaque: TypeFacts = {
  kind: "opaque",
  write: writeScalar,
  compare: compareText,
  canonical: (text) => text,
  printed: printedExactly,
  decode: "text",
  constant: (literal) => literal,
  functions: null,
  search: null,
  moment: () => null,
};

const text: TypeFacts = {
  ...opaque,
  kind: "text",
  canonical: canonicalString,
  search: "text",
  moment: (iso) => iso,
};

const number: TypeFacts = {
  ...opaque,
  kind: "number",
  write: writeByText(readNumber),
  compare: compareAs(readNumber),
  decode: "number",
  constant: Number,
  search: "number",
};

const integer: TypeFacts = {
  ...number,
  write: writeInteger,
  compare: compareInteger,
  canonical: canonicalInteger,
  printed: printedInteger,
  decode: "integer",
};

const dateTime: TypeFacts = {
  ...opaque,
  kind: "moment",
  write: writeByText(readMoment),
  compare: compareMoment,
  decode: "dateTime",
  functions: "dateTime",
  moment: (iso) => iso,
};

const none = (): null => null;

export const types: Readonly<Record<FieldType, TypeFacts>> = {
  integer,
  bigInteger: { ...integer, decode: "text", constant: (literal) => literal },
  float: number,
  decimal: { ...number, canonical: canonicalDecimal, printed: printedDecimal },
  boolean: {
    ...opaque,
    kind: "boolean",
    write: writeBoolean,
    compare: compareAs(readBoolean),
    decode: "boolean",
    constant: (literal) => literal === "true" || literal === "t",
  },
  string: { ...text, printed: printedString },
  text,
  uuid: {
    ...opaque,
    kind: "uuid",
    write: writeUuid,
    compare: compareAs(readUuid),
    canonical: (uuid) => uuid.toLowerCase(),
    printed: (uuid) => printedExactly(uuid.toLowerCase()),
    search: "uuid",
  },
  date: { ...dateTime, decode: "text", functions: "date", moment: dayOf },
  time: {
    ...dateTime,
    write: writeByText(readTimeOfDay),
    compare: compareTimeOfDay,
    decode: "time",
    functions: "time",
    moment: timeOf,
  },
  dateTime,
  timestamp: { ...dateTime, decode: "timestamp" },
  json: { ...opaque, kind: "json", write: writeJson, decode: "json", constant: none, functions: "json" },
  csv: { ...text, write: writeCsv, decode: "csv", constant: none },
  hash: { ...text, search: null },
  array: { ...opaque, kind: "array", write: writeArray, decode: "json", constant: none },
  binary: opaque,
  geometry: { ...opaque, write: writeGeometry },
  unknown: { ...opaque, canonical: canonicalAddress, moment: (iso) => iso },
};
