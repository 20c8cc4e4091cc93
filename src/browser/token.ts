/** The access token: kept for as long as the tab is open, on every page of it, and nowhere else. */
import { byId } from "./dom.ts";

const key = "relata token";

function readToken(): string {
  return sessionStorage.getItem(key) ?? "";
}

/** The header that goes with it; none without a token. */
export function authorization(): Readonly<Record<string, string>> {
  const token = readToken();
  return token === "" ? {} : { authorization: `Bearer ${token}` };
}

/** Fills the field of the bar, and tells when something else stands there. */
export function bindToken(onChange: () => void): void {
  const field = byId("token", HTMLInputElement);
  field.value = readToken();
  field.addEventListener("change", () => {
    // As it is often copied along.
    sessionStorage.setItem(key, field.value.trim().replace(/^Bearer\s+/i, ""));
    onChange();
  });
}
