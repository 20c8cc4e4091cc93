import type { Database } from "../../src/database/database.ts";

/** For what runs no statement. */
export const noDatabase: Database = {
  kind: "pglite",
  run: () => Promise.reject(new Error("Nothing is run here.")),
  transaction: () => Promise.reject(new Error("Nothing is run here.")),
  transactionAtOnce: () => Promise.reject(new Error("Nothing is run here.")),
  listen: () => undefined,
  close: () => Promise.resolve(),
};
