import { argon2Verify } from "hash-wasm";
import { expect, test } from "vitest";
import { hashByPackage, hashSecret } from "../../src/resolve/write/hash-secret.ts";

test.each([
  ["this Node", hashSecret],
  ["the package, for older Nodes", hashByPackage],
])("%s makes hashes that Directus reads", async (_, hash) => {
  const hashed = await hash("pässword 💥");
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await argon2Verify({ password: "pässword 💥", hash: hashed })).toBe(true);
  expect(await argon2Verify({ password: "another", hash: hashed })).toBe(false);
});
