/** A model as a snapshot, and made anew from one in an empty database: the same, and nothing more to be done. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/database.ts";
import { initialize } from "../../../src/system/initialize.ts";
import { databaseKinds, openTestDatabase } from "../../harness/open-database.ts";
import { hasOracle } from "../../harness/fixture.ts";
import { type AskSystem, compileSystem } from "./compile-system.ts";

interface Collection {
  readonly schema: object | null;
}

interface Relation {
  readonly schema: object | null;
  readonly meta: object | null;
}

interface Snapshot {
  readonly collections: readonly Collection[];
  readonly fields: readonly object[];
  readonly relations: readonly Relation[];
}

async function takeSnapshot(ask: AskSystem): Promise<Snapshot> {
  const { data, errors } = await ask("{ schema_snapshot }");
  expect(errors).toBeUndefined();
  // What the field answers.
  return data?.["schema_snapshot"] as Snapshot;
}

const apply = `mutation ($snapshot: JSON!, $allow: Boolean = false, $dryRun: Boolean = false) {
  apply_schema(snapshot: $snapshot, allowDestructive: $allow, dryRun: $dryRun) { changes { action sql rows } }
}`;

interface Applied {
  readonly changes: readonly { readonly action: string; readonly sql: string; readonly rows: number | null }[];
}

async function applySnapshot(ask: AskSystem, snapshot: Snapshot, options: object = {}): Promise<Applied["changes"]> {
  const { data, errors } = await ask(apply, { snapshot, ...options });
  expect(errors).toBeUndefined();
  // What the field answers.
  return (data as { readonly apply_schema: Applied }).apply_schema.changes;
}

const models = [
  ...databaseKinds.map((kind) => ({ kind, fixture: "lab" })),
  ...(hasOracle ? [{ kind: "postgres" as const, fixture: "agencyos" }] : []),
];

describe.each(models)("of $fixture, on $kind", ({ kind, fixture }) => {
  let source: Database;
  let target: Database;
  beforeAll(async () => {
    source = await openTestDatabase(kind, fixture);
    target = await openTestDatabase(kind, "empty");
    await initialize(target, "public", { email: "ada@example.com", password: "x" });
  });
  afterAll(async () => {
    await source.close();
    await target.close();
  });

  test("it is what an empty database becomes by it, which is whole at once and the same at the second time", async () => {
    const snapshot = withoutForeignTypes(await takeSnapshot(await compileSystem(source)));
    const empty = await compileSystem(target);
    const told = await applySnapshot(empty, snapshot, { dryRun: true });
    expect((await takeSnapshot(empty)).collections).toEqual([]);
    const made = await applySnapshot(empty, snapshot);
    expect(made.map(({ sql }) => sql)).toEqual(told.map(({ sql }) => sql));
    const filled = await compileSystem(target);
    expect(comparable(await takeSnapshot(filled))).toEqual(comparable(snapshot));
    expect(await applySnapshot(filled, await takeSnapshot(filled))).toEqual([]);
  });

  test("what it lacks goes, if that is allowed; and what was there before comes back", async () => {
    const filled = await compileSystem(target);
    const snapshot = await takeSnapshot(filled);
    const nothing = { collections: [], fields: [], relations: [] };
    const { errors } = await filled(apply, { snapshot: nothing });
    expect(errors?.[0]?.message).toContain("would take away what cannot be made again");
    await applySnapshot(filled, nothing, { allow: true });
    expect((await takeSnapshot(await compileSystem(target))).fields).toEqual([]);
    await applySnapshot(await compileSystem(target), snapshot);
    expect(comparable(await takeSnapshot(await compileSystem(target)))).toEqual(comparable(snapshot));
  });
});

describe.each(databaseKinds)("a snapshot, on %s,", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase(kind, "lab");
  });
  afterAll(() => database.close());

  test("that says less of a relation takes away what it does not say", async () => {
    const snapshot = await takeSnapshot(await compileSystem(database));
    const relation = snapshot.relations.find(({ meta, schema }) => meta !== null && schema !== null);
    for (const part of ["schema", "meta"] as const) {
      const relations = snapshot.relations.map((one) => (one === relation ? { ...one, [part]: null } : one));
      const made = await applySnapshot(await compileSystem(database), { ...snapshot, relations }, { allow: true });
      expect(made).toHaveLength(1);
      const filled = await compileSystem(database);
      expect(comparable(await takeSnapshot(filled)).relations).toEqual(comparable({ ...snapshot, relations }).relations);
      await applySnapshot(filled, snapshot, { allow: true });
    }
  });

  test("that has a folder for a table, or a table for a folder, is refused", async () => {
    const system = await compileSystem(database);
    const snapshot = await takeSnapshot(system);
    const isTable = ({ schema }: Collection): boolean => schema !== null;
    const table = snapshot.collections.find(isTable);
    const folder = snapshot.collections.find((one) => !isTable(one));
    const swapped = (from: Collection | undefined, schema: object | null): Snapshot => ({
      ...snapshot,
      collections: snapshot.collections.map((one) => (one === from ? { ...one, schema } : one)),
    });
    for (const [wrong, sentence] of [
      [swapped(table, null), "has a table here, and is a folder in the snapshot"],
      [swapped(folder, { name: "x" }), "is a folder here, and has a table in the snapshot"],
    ] as const) {
      const { errors } = await system(apply, { snapshot: wrong, dryRun: true });
      expect(errors?.[0]?.message).toContain(sentence);
    }
  });
});

/** Types that somebody has made in a database are not in a snapshot, nor are the arrays of any; Directus has none of these. */
function withoutForeignTypes(snapshot: Snapshot): Snapshot {
  const text = (value: unknown): string => JSON.stringify(value);
  return { ...snapshot, fields: snapshot.fields.filter((field) => !/"data_type":"(?:ARRAY|USER-DEFINED)"/.test(text(field))) };
}

/** Names of constraints and of sequences are the database's own, and so is how it prints a default. */
function comparable({ collections, fields, relations }: Snapshot): Readonly<Record<keyof Snapshot, unknown>> {
  const strip = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, part: unknown) =>
        key === "constraint_name" || (key === "default_value" && typeof part === "string") ? "" : part,
      ),
    );
  return { collections: strip(collections), fields: strip(fields), relations: strip(relations) };
}
