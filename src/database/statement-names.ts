import { createHash } from "node:crypto";
import type pg from "pg";

/** A text has the same name on every connection; a connection holds at most so many. */
const namesPerConnection = 500;
const namesOfConnection = new WeakMap<pg.Client, Set<string>>();

/** The name to prepare a text under; `generation` is a part of it. Undefined where the connection holds enough. */
export function statementName(client: pg.Client, text: string, generation: number): string | undefined {
  const names = namesOfConnection.get(client) ?? new Set();
  namesOfConnection.set(client, names);
  const name = `${hashText(text)}_${generation}`;
  if (!names.has(name) && names.size >= namesPerConnection) return undefined;
  names.add(name);
  return name;
}

const hashes = new Map<string, string>();

function hashText(text: string): string {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  // Forgetting all is rare and costs one hash a text.
  if (hashes.size >= 10_000) hashes.clear();
  const hash = `relata_${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
  hashes.set(text, hash);
  return hash;
}
