import { expect, test } from "vitest";
import { createAttempts, createGate } from "../../src/identity/attempts.ts";
import { verifySecret } from "../../src/identity/verify-secret.ts";
import { hashByPackage, hashSecret } from "../../src/resolve/write/hash-secret.ts";

test("a secret is known again by its hash, whichever way it was made", async () => {
  for (const hash of [await hashSecret("correct horse"), await hashByPackage("correct horse")]) {
    expect(await verifySecret("correct horse", hash)).toBe(true);
    expect(await verifySecret("correct house", hash)).toBe(false);
    expect(await verifySecret("", hash)).toBe(false);
  }
});

test.each([
  ["nothing", ""],
  ["no hash", "correct horse"],
  ["another kind", "$argon2i$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"],
  ["one that would take gigabytes", "$argon2id$v=19$m=9999999,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"],
  ["one that would take hours", "$argon2id$v=19$m=65536,t=999,p=4$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"],
  ["one that nobody could have made", "$argon2id$v=19$m=1,t=0,p=0$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA"],
])("%s is nobody's", async (_what, hash) => {
  expect(await verifySecret("correct horse", hash)).toBe(false);
});

test("attempts are counted by name, and forgotten when one succeeds", () => {
  const attempts = createAttempts({ most: 2, window: 60_000 });
  expect([1, 2, 3].map(() => attempts.count("ada"))).toEqual([true, true, false]);
  expect(attempts.count("bob")).toBe(true);
  attempts.forget("ada");
  expect(attempts.count("ada")).toBe(true);
});

test("so many secrets are looked at at once, so many wait, and the rest is refused", async () => {
  const gate = createGate();
  const held = Promise.withResolvers<undefined>();
  let running = 0;
  let most = 0;
  const looks = Array.from({ length: 110 }, () =>
    gate(async () => {
      most = Math.max(most, ++running);
      await held.promise;
      running--;
      return true;
    }).catch(() => false),
  );
  await new Promise((resolve) => setImmediate(resolve));
  held.resolve(undefined);
  const results = await Promise.all(looks);
  expect(most).toBe(4);
  expect(results.filter((isDone) => !isDone)).toHaveLength(6);
  expect(await gate(() => Promise.resolve(true))).toBe(true);
});
