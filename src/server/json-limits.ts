/**
 * What a JSON text holds, told from its brackets and commas before anything is made of it: millions of small values
 * hold up the event loop for seconds, and what nests too deep breaks whatever is recursive.
 */
import { RequestError } from "../errors.ts";
import { deepestValue } from "../operation/limits/document-limits.ts";

/** Far more than an application sends, and made into values within a tenth of a second. */
const mostValues = 100_000;

/** Throws for too many values, or such as nest too deep; of a text that is no JSON, it says nothing else. */
export function assertJsonLimits(json: Uint8Array, what: string): void {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === quote) {
      at = endOfText(json, at);
    } else if (character === comma) {
      values += 1;
    } else if (character === openingBracket || character === openingBrace) {
      values += 1;
      depth += 1;
    } else if (character === closingBracket || character === closingBrace) {
      depth -= 1;
    }
    if (depth > deepestValue) throw new RequestError("INVALID_PAYLOAD", `${what} must not nest deeper than ${deepestValue} levels.`);
    if (values > mostValues) throw tooManyValues(what);
  }
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openingBracket, closingBracket, openingBrace, closingBrace] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Where the text ends that begins with the quote at `start`. */
function endOfText(json: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== quote) at += json[at] === backslash ? 2 : 1;
  return at;
}

function tooManyValues(what: string): RequestError {
  const sentence = `${what} must not hold more than ${mostValues} values.`;
  return new RequestError("CONTENT_TOO_LARGE", sentence, { details: { limit: mostValues } });
}
