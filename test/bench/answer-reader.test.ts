import { expect, test } from "vitest";
import { AnswerReader } from "../../bench/load/answer-reader.ts";

const withLength = 'HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n{"data":{"id":"10"}}\n';
const inChunks = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n10\r\n{"data":{"id":"1\r\n4\r\n0"}}\r\n0\r\n\r\n';

test.each([
  ["by its length", withLength],
  ["by its last chunk", inChunks],
])("the end of an answer is found %s, wherever the pieces end, and again for the next", (_, answer) => {
  const reader = new AnswerReader();
  for (let size = 1; size <= answer.length; size++) {
    const pieces = Array.from({ length: Math.ceil(answer.length / size) }, (_piece, index) =>
      answer.slice(index * size, (index + 1) * size),
    );
    const found = pieces.map((piece) => reader.push(Buffer.from(piece)));
    expect(found).toEqual(pieces.map((_piece, index) => index === pieces.length - 1));
  }
});

test("an answer that is not 200, or has errors before or after its data, is a fault", () => {
  const read = (head: string, body: string): boolean =>
    new AnswerReader().push(Buffer.from(`HTTP/1.1 ${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`));
  expect(() => read("500 Internal Server Error", "oh")).toThrow("A request failed: HTTP/1.1 500");
  expect(() => read("200 OK", '{"errors":[{"message":"no"}],"data":null}')).toThrow("no");
  expect(() => read("200 OK", `{"data":{"a":"${"x".repeat(5_000)}"},"errors":[{"message":"no"}]}`)).toThrow("no");
});
