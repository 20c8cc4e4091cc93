import { stripVTControlCharacters, styleText } from "node:util";

/** Columns as wide as their widest cell, two spaces apart, below their headings. */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((_, column) => Math.max(...[headings, ...rows].map((row) => widthOf(row[column] ?? ""))));
  const formatRow = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
      .join("  ")
      .trimEnd();
  return [styleText("bold", formatRow(headings)), ...rows.map(formatRow)].join("\n");
}

function widthOf(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
