import fc from "fast-check";
import { expect, test } from "vitest";
import type { Row } from "../../src/database/database.ts";
import { createRowReader } from "../../src/database/row-reader.ts";

/** A message of PostgreSQL's protocol: a letter, its length, what it says. */
function messageOf(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

function rowMessage(row: Row): Buffer {
  const count = Buffer.alloc(2);
  count.writeInt16BE(row.length);
  const cells = row.map((cell) => {
    const bytes = Buffer.from(cell ?? "");
    const size = Buffer.alloc(4);
    size.writeInt32BE(cell === null ? -1 : bytes.length);
    return Buffer.concat([size, bytes]);
  });
  return messageOf("D", Buffer.concat([count, ...cells]));
}

/** What a reader tells of chunks: rows, and the bytes of whole messages of other kinds. */
function read(chunks: readonly Buffer[]): readonly (Row | string)[] {
  const told: (Row | string)[] = [];
  const take = createRowReader({
    takeRow: (row) => told.push(row),
    takeOthers(messages) {
      const last = told.at(-1);
      const text = messages.toString("hex");
      if (typeof last === "string") told[told.length - 1] = last + text;
      else told.push(text);
    },
  });
  for (const chunk of chunks) take(chunk);
  return told;
}

const cells = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("", "a".repeat(300), "größer", "名前", "\u007f", "\u0080"));
const rows = fc.array(fc.option(cells), { maxLength: 8 });
const others = fc.tuple(fc.constantFrom("1", "2", "C", "Z", "T"), fc.uint8Array({ maxLength: 20 }));
type Other = typeof others extends fc.Arbitrary<infer One> ? One : never;

test("rows are told as they were sent, however they are cut into chunks, and other messages stay as they are and where they are", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(rows, others), { maxLength: 12 }), fc.array(fc.nat()), (sent, cuts) => {
      const isOther = (one: (typeof sent)[number]): one is Other => one[1] instanceof Uint8Array;
      const bytesOf = (one: (typeof sent)[number]): Buffer => (isOther(one) ? messageOf(one[0], Buffer.from(one[1])) : rowMessage(one));
      const bytes = Buffer.concat(sent.map(bytesOf));
      const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((left, right) => left - right);
      const chunks = [0, ...places].map((start, index) => bytes.subarray(start, places[index] ?? bytes.length));
      const expected: (Row | string)[] = [];
      for (const one of sent) {
        const last = expected.at(-1);
        if (!isOther(one)) expected.push(one);
        else if (typeof last === "string") expected[expected.length - 1] = last + bytesOf(one).toString("hex");
        else expected.push(bytesOf(one).toString("hex"));
      }
      expect(read(chunks)).toEqual(expected);
    }),
  );
});

test("a row that comes in many chunks is put together once", () => {
  const long = "x".repeat(1_000_000);
  const bytes = rowMessage([long, null]);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, n) => bytes.subarray(n * 1_000, (n + 1) * 1_000));
  const concat = Buffer.concat;
  let copied = 0;
  Buffer.concat = (list, ...rest) => {
    const whole = concat(list, ...rest);
    copied += whole.length;
    return whole;
  };
  try {
    expect(read(chunks)).toEqual([[long, null]]);
  } finally {
    Buffer.concat = concat;
  }
  expect(copied).toBeLessThan(bytes.length + 2_000);
});
