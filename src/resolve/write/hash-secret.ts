import crypto, { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";

/** The argon2id hash of a secret, as Directus writes it: `$argon2id$v=19$m=65536,t=3,p=4$<salt>$<hash>`. */
export function hashSecret(secret: string): Promise<string> {
  return derive === null ? hashByPackage(secret) : hashByNode(secret, derive);
}

/** On a thread beside the one that answers requests. Node has it from 24.7 on. */
const derive = "argon2" in crypto ? promisify(crypto.argon2) : null;

const cost = { parallelism: 4, memory: 65_536, passes: 3, tagLength: 32 };

async function hashByNode(secret: string, run: NonNullable<typeof derive>): Promise<string> {
  const nonce = randomBytes(16);
  const { parallelism, memory, passes } = cost;
  const hash = await run("argon2id", { ...cost, message: secret, nonce });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(hash)}`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

/** For older ones: nothing else runs meanwhile, but between two hashes it does. */
export async function hashByPackage(secret: string): Promise<string> {
  const { argon2id } = await import("hash-wasm");
  await setImmediate();
  return argon2id({
    password: secret,
    salt: randomBytes(16),
    parallelism: cost.parallelism,
    iterations: cost.passes,
    memorySize: cost.memory,
    hashLength: cost.tagLength,
    outputType: "encoded",
  });
}
