/**
 * What is stored as a hash. Each takes tenths of a second, and no value of it depends on what the database holds: those
 * that the input states are made before the transaction, so that no row is locked meanwhile.
 */
import type { Collection, Field } from "../../model/model.ts";
import { listItems } from "../../plan/write/item-tree.ts";
import type { ItemWrite } from "../../plan/write/item-tree.ts";
import { textCell, withCells } from "../../plan/write/rows.ts";
import type { WriteRow } from "../../plan/write/rows.ts";
import { hashSecret } from "./hash-secret.ts";

/** By secret: one for each time that it is stated, because equal secrets must not show as equal. */
export type Hashes = ReadonlyMap<string, readonly string[]>;

export async function hashStated(roots: readonly ItemWrite[], signal: AbortSignal | undefined): Promise<Hashes> {
  const secrets = hashing(listItems(roots)).flatMap(({ collection, values }) =>
    listSecrets(collection, values).map(({ secret }) => secret),
  );
  const hashes = await hashAll(secrets, signal);
  const bySecret = new Map<string, string[]>();
  hashes.forEach((hash, index) => {
    const secret = secrets[index] ?? "";
    const known = bySecret.get(secret);
    if (known === undefined) bySecret.set(secret, [hash]);
    else known.push(hash);
  });
  return bySecret;
}

/** The rows with hashes in place of secrets: those that are there, else new ones. */
export async function hashSecrets(rows: readonly WriteRow[], ready: Hashes): Promise<readonly WriteRow[]> {
  const secrets = hashing(rows).flatMap(({ id, collection, cells }) => {
    const texts = new Map([...cells].flatMap(([name, cell]) => (cell.kind === "text" ? [[name, cell.text] as const] : [])));
    return listSecrets(collection, texts).map(({ name, secret }) => ({ row: id, name, secret }));
  });
  if (secrets.length === 0) return rows;
  const known = [...Map.groupBy(secrets, ({ secret }) => secret)].flatMap(([secret, equal]) =>
    equal.map((cell, index) => ({ ...cell, hash: ready.get(secret)?.[index] })),
  );
  const missing = known.filter(({ hash }) => hash === undefined).map(({ secret }) => secret);
  const made = (await hashAll(missing)).values();
  const hashes = Map.groupBy(
    known.map((cell) => ({ ...cell, hash: cell.hash ?? made.next().value ?? null })),
    ({ row }) => row,
  );
  return rows.map((row) => {
    const hashed = (hashes.get(row.id) ?? []).map(({ name, hash }) => [name, textCell(hash)] as const);
    return hashed.length === 0 ? row : withCells(row, new Map([...row.cells, ...hashed]));
  });
}

/** Those of collections that have such fields at all: few do. */
function hashing<T extends { readonly collection: Collection }>(items: readonly T[]): readonly T[] {
  const collections = new Set(items.map(({ collection }) => collection));
  for (const collection of collections) if (![...collection.fields.values()].some(isHashed)) collections.delete(collection);
  return collections.size === 0 ? [] : items.filter(({ collection }) => collections.has(collection));
}

function isHashed(field: Field): boolean {
  return field.kind === "column" && field.special.includes("hash");
}

/** The values that are to be hashed; an empty text stays what it is. */
function listSecrets(
  collection: Collection,
  values: ReadonlyMap<string, string | null>,
): readonly { readonly name: string; readonly secret: string }[] {
  return [...values].flatMap(([name, secret]) => {
    const field = collection.fields.get(name);
    return field !== undefined && isHashed(field) && secret !== null && secret !== "" ? [{ name, secret }] : [];
  });
}

/** As many at once as Node has threads for, by default; more would only keep other requests' secrets waiting. */
const atOnce = 4;

async function hashAll(secrets: readonly string[], signal?: AbortSignal): Promise<readonly string[]> {
  const hashes: string[] = [];
  const rest = secrets.entries();
  const work = async (): Promise<void> => {
    for (const [index, secret] of rest) {
      signal?.throwIfAborted();
      hashes[index] = await hashSecret(secret);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return hashes;
}
