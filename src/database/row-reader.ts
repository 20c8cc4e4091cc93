/**
 * Reads rows out of what PostgreSQL sends: DataRow messages of its protocol, version 3. A chunk becomes one text, and cells
 * are cut from that, which costs a tenth of making a text of each cell. Every other message is left to whoever knows it.
 */
import { isAscii } from "node:buffer";
import type { Row } from "./database.ts";

export interface RowTaker {
  readonly takeRow: (row: Row) => void;
  /** Whole messages of other kinds, one after the other. */
  readonly takeOthers: (messages: Buffer) => void;
}

/** Takes chunks as they arrive; a message may begin in one and end in a later one. */
export function createRowReader(taker: RowTaker): (chunk: Buffer) => void {
  let pieces: Buffer[] = [];
  let length = 0;
  /** Of the first message that is not whole, with what stands before it in `pieces`; what is known of it so far. */
  let wanted = headLength;
  return (chunk) => {
    pieces.push(chunk);
    length += chunk.length;
    if (length < wanted) return;
    const bytes = pieces.length === 1 ? chunk : Buffer.concat(pieces);
    const end = readMessages(bytes, taker);
    pieces = end === bytes.length ? [] : [bytes.subarray(end)];
    length = bytes.length - end;
    wanted = length < headLength ? headLength : lengthOf(bytes, end);
  };
}

/** A letter, and the length of the message without it. */
const headLength = 5;
const dataRow = "D".codePointAt(0);

function lengthOf(bytes: Buffer, start: number): number {
  return 1 + Math.max(bytes.readInt32BE(start + 1), headLength - 1);
}

/** Up to where messages were whole. */
function readMessages(bytes: Buffer, { takeRow, takeOthers }: RowTaker): number {
  let text: ChunkText | null = null;
  /** Where those begin that are not handed on yet. */
  let others = 0;
  let at = 0;
  const handOn = (): void => {
    if (others < at) takeOthers(bytes.subarray(others, at));
  };
  while (at + headLength <= bytes.length) {
    const end = at + lengthOf(bytes, at);
    if (end > bytes.length) break;
    if (bytes[at] === dataRow) {
      handOn();
      others = end;
      text ??= { bytes, latin: bytes.toString("latin1"), isAscii: isAscii(bytes) };
      takeRow(readRow(text, at + headLength));
    }
    at = end;
  }
  handOn();
  return at;
}

interface ChunkText {
  readonly bytes: Buffer;
  /** A character for each byte. */
  readonly latin: string;
  readonly isAscii: boolean;
}

/** The number of cells in two bytes; for each its length in four, -1 for NULL, and its bytes. */
function readRow({ bytes, latin, isAscii: isPlain }: ChunkText, start: number): Row {
  // One that grows would have room for many more.
  const row = Array<string | null>(bytes.readInt16BE(start));
  let at = start + 2;
  for (let index = 0; index < row.length; index++) {
    const size = bytes.readInt32BE(at);
    at += 4;
    if (size < 0) {
      row[index] = null;
      continue;
    }
    const cell = latin.slice(at, at + size);
    row[index] = isPlain || !beyondAscii.test(cell) ? cell : bytes.toString("utf8", at, at + size);
    at += size;
  }
  return row;
}

const beyondAscii = /[\u0080-\u00ff]/;
