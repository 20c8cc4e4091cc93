import type { ColumnField } from "../model/model.ts";
import { isUuid } from "./filter-value.ts";
import type { KeyType } from "./read-plan.ts";

export function keyTypeOf(key: ColumnField): KeyType {
  if (key.type === "integer") return key.sqlType === "smallint" ? "smallInteger" : "integer";
  return key.type === "bigInteger" || key.type === "uuid" ? key.type : "text";
}

/** Whether PostgreSQL reads the text as a key of that type. What fails here can name no item. */
export function isKeyText(text: string, type: KeyType): boolean {
  switch (type) {
    case "smallInteger":
      return isInteger(text, 16);
    case "integer":
      return isInteger(text, 32);
    case "bigInteger":
      return isInteger(text, 64);
    case "uuid":
      return isUuid(text);
    case "text":
      return !text.includes("\0");
  }
}

function isInteger(text: string, bits: number): boolean {
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(bits, BigInt(text)) === BigInt(text);
}
