/** `.tags[0].label`, as graphql-js writes where in a value it found a fault. */
export function printPath(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
}
