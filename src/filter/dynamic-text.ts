/** Texts that stand for values of whoever asks: `$NOW`, `$CURRENT_USER`, `$CURRENT_ROLES`, `$CURRENT_USER.team.id`. */

export function isDynamic(value: unknown): value is string {
  return typeof value === "string" && value.startsWith("$");
}

/** Whether the text may stand for any number of values. */
export function standsForMany(value: unknown): value is string {
  return value === "$CURRENT_ROLES" || value === "$CURRENT_POLICIES" || (typeof value === "string" && isPath(value));
}

/** `$CURRENT_USER.<path>` or `$CURRENT_ROLE.<path>` in its parts. */
export function parseDynamicPath(text: string): { readonly of: "user" | "role"; readonly steps: readonly string[] } | null {
  const [, of, path] = /^\$CURRENT_(USER|ROLE)\.(.+)$/.exec(text) ?? [];
  return path === undefined ? null : { of: of === "USER" ? "user" : "role", steps: path.split(".") };
}

function isPath(text: string): boolean {
  return parseDynamicPath(text) !== null;
}
