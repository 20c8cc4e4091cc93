import crypto, { timingSafeEqual } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";

/** What a hash of argon2id says it was made with: `$argon2id$v=19$m=65536,t=3,p=4$<salt>$<hash>`. */
interface Parts {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly nonce: Buffer;
  readonly hash: Buffer;
}

/** What trying a hash may take. Memory in kilobytes. */
export interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** Of hashes as they are made here: for those that a stranger hands in. */
export const ownCost: Cost = { memory: 65_536, passes: 3, parallelism: 4 };

/** Of those that are stored, whoever made them. */
const storedCost: Cost = { memory: 262_144, passes: 10, parallelism: 16 };

/** Whether it is the secret of which the hash was made; false for a text that is no such hash, or would take too much to try. */
export async function verifySecret(secret: string, encoded: string, most: Cost = storedCost): Promise<boolean> {
  const parts = parse(encoded, most);
  if (parts === null) return false;
  const { memory, passes, parallelism, nonce, hash } = parts;
  const cost = { memory, passes, parallelism, tagLength: hash.length };
  const found = derive === null ? await verifyByPackage(secret, parts) : await derive("argon2id", { ...cost, message: secret, nonce });
  return found.length === hash.length && timingSafeEqual(found, hash);
}

/** On a thread beside the one that answers requests. Node has it from 24.7 on. */
const derive = "argon2" in crypto ? promisify(crypto.argon2) : null;

function parse(encoded: string, most: Cost): Parts | null {
  const found = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([\w+/]{8,128})\$([\w+/]{8,256})$/.exec(encoded);
  if (found === null) return null;
  const [, memory, passes, parallelism] = found.map(Number);
  const [, , , , salt = "", hash = ""] = found;
  const parts = { memory: memory ?? 0, passes: passes ?? 0, parallelism: parallelism ?? 0 };
  const isTooMuch = parts.memory > most.memory || parts.passes > most.passes || parts.parallelism > most.parallelism;
  const isTooLittle = parts.parallelism < 1 || parts.passes < 1 || parts.memory < 8 * parts.parallelism;
  return isTooMuch || isTooLittle ? null : { ...parts, nonce: Buffer.from(salt, "base64"), hash: Buffer.from(hash, "base64") };
}

/** For older ones: nothing else runs meanwhile. */
async function verifyByPackage(secret: string, { memory, passes, parallelism, nonce, hash }: Parts): Promise<Buffer> {
  const { argon2id } = await import("hash-wasm");
  await setImmediate();
  const cost = { parallelism, iterations: passes, memorySize: memory, hashLength: hash.length };
  return Buffer.from(await argon2id({ ...cost, password: secret, salt: nonce, outputType: "binary" }));
}
