import type { Statement } from "./database.ts";

/** Whether a statement leaves everything as it is, so that it may run once more, or outside of its transaction. */
export function isReading({ sql }: Statement): boolean {
  return /^\s*(select|with)\b/i.test(sql) && !/\b(insert|update|delete|merge)\b/i.test(sql.replaceAll(/\bfor (no key )?update\b/gi, ""));
}
