/** Numbers as they are written: a double holds about 16 digits, and a literal may have more, or zeros that say something. */

declare global {
  interface JSON {
    /** What `JSON.stringify` prints as it stands. */
    rawJSON(text: string): ExactNumber;
    isRawJSON(value: unknown): value is ExactNumber;
  }
}

/** A number with all its digits. */
export interface ExactNumber {
  readonly rawJSON: string;
}

/** A number where it prints as it was written, and else its digits: `1.5`, but `750727362669608961` as it stands. */
export function numberOfLiteral(digits: string): number | ExactNumber {
  return String(Number(digits)) === digits ? Number(digits) : JSON.rawJSON(digits);
}

export function isExactNumber(value: unknown): value is ExactNumber {
  return JSON.isRawJSON(value);
}

/** Whether the digits are still those of the text once it is a double: not so of `9007199254740993`. */
export function isExactAsDouble(text: string): boolean {
  return normalForm(text) === normalForm(String(Number(text)));
}

/** The digits that count and the power of ten: `1.50` as `15e-1`. */
function normalForm(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return significant === "" ? "0" : `${sign === "-" ? "-" : ""}${significant}e${power}`;
}
