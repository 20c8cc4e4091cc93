import type { CatalogTable } from "./catalog.ts";

/** The columns of each unique key that holds among all rows: of any values of theirs, there is one row at most. */
export function listWholeKeys({ uniqueKeys }: CatalogTable): readonly (readonly string[])[] {
  return uniqueKeys.filter(({ isPartial, hasExpressions }) => !isPartial && !hasExpressions).map(({ columns }) => columns);
}
