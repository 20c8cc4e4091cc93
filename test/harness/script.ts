/**
 * Splits an SQL script as `pg_dump` writes it into what goes over the protocol: plain statements, and the blocks
 * of `COPY ... FROM stdin` with their rows. psql's own commands (`\restrict`) are skipped.
 */
export type ScriptPart =
  | { readonly kind: "sql"; readonly text: string }
  /** `rows` are lines of COPY's text format. */
  | { readonly kind: "copy"; readonly statement: string; readonly rows: string };

export function parseScript(script: string): readonly ScriptPart[] {
  const parts: ScriptPart[] = [];
  let text: string[] = [];
  const endText = (): void => {
    if (text.some((line) => line.trim() !== "" && !line.startsWith("--"))) parts.push({ kind: "sql", text: text.join("\n") });
    text = [];
  };
  const lines = script.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (isCopy.test(line)) {
      endText();
      const end = lines.indexOf("\\.", index);
      if (end === -1) throw new Error(`The COPY block in line ${index + 1} has no end.`);
      const rows = lines.slice(index + 1, end).map((row) => `${row}\n`);
      parts.push({ kind: "copy", statement: line.replace(/;\s*$/, ""), rows: rows.join("") });
      index = end;
    } else if (!isPsqlCommand.test(line)) {
      text.push(line);
    }
  }
  endText();
  return parts;
}

const isCopy = /^COPY .* FROM stdin;\s*$/i;
const isPsqlCommand = /^\\[a-z]+( |$)/;
