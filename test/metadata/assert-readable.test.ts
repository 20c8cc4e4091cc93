import { expect, test } from "vitest";
import { MetadataError } from "../../src/errors.ts";
import { assertReadable } from "../../src/metadata/assert-readable.ts";
import { catalogOf } from "../model/notation.ts";

const { tables } = catalogOf({ fields: "id:int4!", users: "id:uuid!" });
const catalog = {
  tables: tables.map((table) => ({ ...table, hiddenColumns: ["secret"] })),
  hiddenTables: [{ schema: "public", name: "roles" }],
};

test("tables that are needed as a whole may hide nothing, others a column", () => {
  expect(() => assertReadable(catalog, ["access"], ["users"])).not.toThrow();
  expect(() => assertReadable(catalog, ["fields", "roles"], ["users"])).toThrow(
    new MetadataError([
      { severity: "error", coordinate: "roles", message: `Table "roles": the database's role may not read it, expected SELECT on it.` },
      {
        severity: "error",
        coordinate: "fields",
        message: `Table "fields": the database's role may read some of its columns only, expected SELECT on it.`,
      },
    ]),
  );
});
