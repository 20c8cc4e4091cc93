import type { Connection } from "../../database/database.ts";
import { listEvents } from "../../plan/write/item-event.ts";
import type { WriteOutcome } from "../../plan/write/write-outcome.ts";
import { tellEvents } from "../../sql/events.ts";
import type { Audience } from "../request-context.ts";

/** Told with the transaction's commit, and never where it is rolled back. */
export async function tellWritten(connection: Connection, audience: Audience, outcome: WriteOutcome): Promise<void> {
  if (!audience.isTransactional || !audience.isThere()) return;
  const events = listEvents(outcome).filter(({ collection }) => audience.hears(collection));
  if (events.length > 0) await connection.run(tellEvents(events));
}
