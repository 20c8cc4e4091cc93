import { expect, test } from "vitest";
import { drawOneTimeSecret, isOneTimeCode, oneTimeAddress } from "../../src/identity/one-time-code.ts";

/** "12345678901234567890", of which RFC 6238 (appendix B) tells the codes; here their last six digits. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
])("at second %i the code is %s, and half a minute around it", (second, code) => {
  for (const shift of [-30, 0, 30]) expect(isOneTimeCode(secret, code, (second + shift) * 1_000)).toBe(true);
  for (const shift of [-90, 90]) expect(isOneTimeCode(secret, code, (second + shift) * 1_000)).toBe(false);
});

test.each(["", "28708", "2870822", "abcdef", "287083"])("%j is no code", (code) => {
  expect(isOneTimeCode(secret, code, 59_000)).toBe(false);
});

test.each(["", "short", "not in base 32!"])("%j is no secret", (text) => {
  expect(isOneTimeCode(text, "287082", 59_000)).toBe(false);
});

test("a secret is drawn anew each time, and told to an app by an address", () => {
  const [one, other] = [drawOneTimeSecret(), drawOneTimeSecret()];
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  expect(one).not.toBe(other);
  expect(oneTimeAddress("ABC", "Our project", "ada@example.com")).toBe(
    "otpauth://totp/Our%20project:ada%40example.com?secret=ABC&period=30&digits=6&algorithm=SHA1&issuer=Our%20project",
  );
});
