import type { WriteOutcome } from "./write-outcome.ts";

/** Whether a write decides who somebody is, or whether they may ask: by what it says of users. Where one was last is not of it. */
export function decidesWhoAsks({ created, updated, unlinked, deleted }: WriteOutcome): boolean {
  if ([...created, ...deleted].some(isUser)) return true;
  // Nothing said of the fields, any may have been written.
  return [...updated, ...unlinked].some(
    (item) => isUser(item) && (item.fields.length === 0 || item.fields.some((field) => deciding.has(field))),
  );
}

function isUser({ collection }: { readonly collection: string }): boolean {
  return collection === "directus_users";
}

const deciding: ReadonlySet<string> = new Set(["id", "status", "role", "token", "email", "password", "provider", "external_identifier"]);
