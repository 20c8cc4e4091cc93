/** Codes of six digits that an app shows, each for half a minute (RFC 6238, as all such apps do it: SHA-1). */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const period = 30;
const digits = 6;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** In base 32, of 160 bits. */
export function drawOneTimeSecret(): string {
  return Array.from(randomBytes(32), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** What an app reads from a picture. */
export function oneTimeAddress(secret: string, issuer: string, account: string): string {
  const [by, whose] = [issuer, account].map((name) => encodeURIComponent(name));
  return `otpauth://totp/${by}:${whose}?secret=${secret}&period=${period}&digits=${digits}&algorithm=SHA1&issuer=${by}`;
}

/** Clocks differ: the code before and the one after are taken as well. `now` is in milliseconds. */
export function isOneTimeCode(secret: string, code: string, now: number): boolean {
  const key = decode(secret);
  if (key === null || !/^\d{6}$/.test(code)) return false;
  const step = Math.floor(now / 1_000 / period);
  const codes = [step - 1, step, step + 1].map((one) => codeOf(key, Math.max(one, 0)));
  return codes.filter((expected) => timingSafeEqual(Buffer.from(expected), Buffer.from(code))).length > 0;
}

function codeOf(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, "0");
}

/** Null for a text that is not in base 32. */
function decode(secret: string): Buffer | null {
  const text = secret.replaceAll(/[\s=]/g, "").toUpperCase();
  if (text.length < 16 || text.length > 256 || !/^[A-Z2-7]+$/.test(text)) return null;
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
