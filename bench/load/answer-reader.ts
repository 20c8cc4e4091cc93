/**
 * Finds the end of an HTTP answer, and looks no closer than it must: the load generator shares the machine with what it
 * measures. One request is on its way at a time, so that nothing of a next answer follows.
 */
export class AnswerReader {
  private head: Buffer = empty;
  private remaining = 0;
  private isChunked = false;
  private isInBody = false;
  /** The last bytes, of however many pieces. */
  private tail: Buffer = empty;

  /** The next bytes. Whether the answer is whole; then the reader is ready for another one. A failed answer throws. */
  push(chunk: Buffer): boolean {
    if (this.isInBody) return this.readBody(chunk);
    this.head = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk]);
    const bodyStart = this.head.indexOf("\r\n\r\n") + 4;
    if (bodyStart < 4) return false;
    const head = this.head.toString("latin1", 0, bodyStart);
    const body = this.head.subarray(bodyStart);
    this.head = empty;
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.isChunked = length === undefined;
    this.remaining = Number(length);
    this.isInBody = true;
    if (!head.startsWith("HTTP/1.1 200") || body.subarray(0, 300).includes(faults)) throw new Error(brief(head, body));
    return this.readBody(body);
  }

  private readBody(chunk: Buffer): boolean {
    this.remaining -= chunk.length;
    // JSON has no line feeds of this kind inside, so that nothing else ends like the last chunk.
    if (this.isChunked) this.tail = Buffer.concat([this.tail, chunk.subarray(-lastChunk.length)]).subarray(-lastChunk.length);
    const isWhole = this.isChunked ? this.tail.equals(lastChunk) : this.remaining <= 0;
    if (!isWhole) return false;
    this.isInBody = false;
    this.tail = empty;
    // Some write the errors last.
    const start = chunk.indexOf(faults);
    if (start !== -1) throw new Error(brief("", chunk.subarray(start)));
    return true;
  }
}

const empty: Buffer = Buffer.alloc(0);
const faults = '"errors":[';
const lastChunk: Buffer = Buffer.from("0\r\n\r\n");

function brief(head: string, body: Buffer): string {
  return `A request failed: ${head}${body.toString("utf8", 0, 1_000)}`;
}
