/**
 * A jsonb as PostgreSQL prints it, `{"a": [1, 2.50]}`, as JSON.stringify writes what JSON.parse reads in it, `{"a":[1,2.5]}`,
 * without a value in between: less the spaces, and with numbers as a double holds them. Strings are escaped by the same
 * rules. Null where a key might be a number: an object's are in an order of their own.
 */
export function compactJson(text: string): string | null {
  let compact = "";
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      if (end === -1) return null;
      if (text.charCodeAt(end + 1) === colon && isDigit(text.charCodeAt(at + 1))) return null;
      at = end;
    } else if (code === space) {
      compact += text.slice(start, at);
      start = at + 1;
    } else if (isDigit(code) || code === minus) {
      const end = endOfNumber(text, at);
      const digits = text.slice(at, end);
      const number = writeNumber(digits);
      if (number !== digits) {
        compact += text.slice(start, at) + number;
        start = end;
      }
      at = end - 1;
    }
  }
  return start === 0 ? text : compact + text.slice(start);
}

const [space, quote, minus, point, colon, backslash] = [32, 34, 45, 46, 58, 92];

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Where the string that begins there has its last quote. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}

function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  while (isDigit(text.charCodeAt(end)) || text.charCodeAt(end) === point) end += 1;
  return end;
}

/** JSON has null for what a double does not reach. */
function writeNumber(digits: string): string {
  const number = Number(digits);
  return Number.isFinite(number) ? String(number) : "null";
}
