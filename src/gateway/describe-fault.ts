/** The sentence for clients says little; the cause under it says why. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reason = error.message !== "" ? error.message : "code" in error ? String(error.code) : error.name;
  return error.cause instanceof Error ? `${reason} ${describeFault(error.cause)}` : reason;
}
