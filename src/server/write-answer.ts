/**
 * The text of an answer; of a large one piece by piece, with turns for others in between: JSON.stringify would hold them up for as
 * long as it takes, and the whole text would be held in memory at once.
 */
import { Readable } from "node:stream";
import { giveWay } from "../shared/turns.ts";
import type { Answer } from "./answer.ts";

/** The body, as a whole where that is made in a moment. */
export function writeAnswer({ text, data, errors }: Answer): string | Readable {
  if (text !== undefined) return writeTexts([`{"data":`, ...text, "}"]);
  const body = { errors, data };
  return isLarge(data) ? Readable.from(writeInPieces(body), { objectMode: false }) : JSON.stringify(body);
}

function writeTexts(texts: readonly string[]): string | Readable {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return length < longText ? texts.join("") : Readable.from(joinInPieces(texts), { objectMode: false });
}

/** Shorter ones are made into bytes at one go. */
const longText = 262_144;

/** Whether an answer's lists hold more than so many items, all together. */
export function isLarge(data: unknown): boolean {
  let left = fewItems;
  const waiting: unknown[] = [data];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    left -= Array.isArray(value) ? value.length : 0;
    if (left < 0) return true;
    for (const member of members) if (typeof member === "object" && member !== null) waiting.push(member);
  }
  return false;
}

/** Written as a whole in a millisecond or two. */
const fewItems = 1_000;

/** Texts one after the other, in UTF-8. */
async function* joinInPieces(texts: readonly string[]): AsyncGenerator<Buffer> {
  let piece = "";
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = "";
    await giveWay();
  }
  yield Buffer.from(piece);
}

/** As JSON.stringify writes what came out of JSON or of GraphQL; in UTF-8. */
export async function* writeInPieces(value: unknown): AsyncGenerator<Buffer> {
  let piece = "";
  for (const part of writeParts(value)) {
    piece += part;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = "";
    await giveWay();
  }
  yield Buffer.from(piece);
}

/** In characters. */
const pieceLength = 65_536;

function* writeParts(value: unknown): Generator<string> {
  if (!isLarge(value)) {
    yield JSON.stringify(value);
    return;
  }
  if (Array.isArray(value)) yield* writeList(value);
  // What is large is a list or an object.
  else yield* writeObject(value as Readonly<Record<string, unknown>>);
}

function* writeList(list: readonly unknown[]): Generator<string> {
  let separator = "[";
  for (const element of list) {
    yield separator;
    yield* writeParts(element);
    separator = ",";
  }
  yield "]";
}

function* writeObject(object: Readonly<Record<string, unknown>>): Generator<string> {
  let separator = "{";
  for (const [name, member] of Object.entries(object)) {
    if (member === undefined) continue;
    yield `${separator}${JSON.stringify(name)}:`;
    yield* writeParts(member);
    separator = ",";
  }
  yield separator === "{" ? "{}" : "}";
}
