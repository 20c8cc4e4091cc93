import { metadataTables } from "../metadata/directus-tables.ts";
import { decidesWhoAsks } from "../plan/write/changed-users.ts";
import { policyTables } from "../metadata/read-policies.ts";
import type { OnWritten } from "../resolve/request-context.ts";

/** What follows from what is written here, before whoever wrote it is answered. */
export interface Renewal {
  readonly onWritten: OnWritten;
  /** Null unless something was written that decides what is served: then it ends when that is served. */
  readonly settled: () => Promise<void> | null;
}

/** Each is told by the collections that were written: of `reload`, those of the model and of rights; of `forget`, users. */
export function createRenewal(reload: () => Promise<void>, forget: () => void): Renewal {
  let last: Promise<void> | null = null;
  return {
    onWritten(outcome) {
      const { created, updated, unlinked, deleted } = outcome;
      const collections = new Set([...created, ...updated, ...unlinked, ...deleted].map(({ collection }) => collection));
      if (decidesWhoAsks(outcome)) forget();
      if (!deciding.some((collection) => collections.has(collection))) return;
      const reloading = reload().finally(() => {
        if (last === reloading) last = null;
      });
      last = reloading;
    },
    settled: () => last,
  };
}

const deciding: readonly string[] = [...metadataTables, ...policyTables];
