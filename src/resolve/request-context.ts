import type { Connection, Database } from "../database/database.ts";
import { tooMuchWork } from "../errors.ts";
import type { WriteOutcome } from "../plan/write/write-outcome.ts";
import type { Client } from "../request/client.ts";
import type { PlanContext } from "../request/plan-context.ts";
import type { AnsweredField } from "../request/running-operation.ts";
import type { History } from "../sql/history.ts";
import type { StatementTexts } from "../sql/statement-texts.ts";

/** How much work the statements of one request are, all of its fields together. */
export interface WorkBudget {
  /** Whether so much more would not be too much. */
  fits(steps: number): boolean;
  /** Counts more of it, most of which the field at `path` makes; throws where that is too much. */
  spend(path: string, steps: number): void;
}

export function createWorkBudget(most: number): WorkBudget {
  let spent = 0;
  return {
    fits: (steps) => spent + steps <= most,
    spend(path, steps) {
      spent += steps;
      if (spent > most) throw tooMuchWork(path, spent, most);
    },
  };
}

/** What the statements of a request usually come to. */
export interface SpentWork {
  readonly steps: number;
  /** How many statements make the steps. */
  readonly statements: number;
}

/** How a write is tried. */
export interface Manner {
  /** Steps may be joined in one statement, of which an error may not tell whose fault it is: then all is done again, apart. */
  readonly mayJoin: boolean;
  /** Items that the input changes and deletes are changed first, as triggers may look on: where that fails, all is done again without. */
  readonly changesGoing: boolean;
}

/** A transaction that several fields write in: whoever opened it runs it again in another manner, where it fails of that. */
export interface OpenTransaction extends Manner {
  readonly connection: Connection;
}

/** Must not throw: what it is told has happened. */
export type OnWritten = (outcome: WriteOutcome) => void;

/** Who listens to what is done to items, on whichever instance. */
export interface Audience {
  /** Whether they are told as a part of the transaction; else by whoever is told of what was written. */
  readonly isTransactional: boolean;
  /** Whether anybody may do. */
  readonly isThere: () => boolean;
  readonly hears: (collection: string) => boolean;
}

/** What all fields of one request share: whose it is, what planning knows, and where it reads and writes. */
export interface RequestContext extends Omit<PlanContext, "slots"> {
  readonly database: Database;
  /** The root fields that are asked for, in the order of the answer. */
  readonly roots: readonly AnsweredField[];
  /** The transaction that the whole operation runs in; null where each mutation field has its own. */
  readonly transaction: OpenTransaction | null;
  /** Of the statements that write. */
  readonly texts: StatementTexts;
  /** Told what each mutation field has written, in the order of the fields, once that can no longer be taken back. */
  readonly onWritten: OnWritten;
  /** What its statements may still come to. */
  readonly work: WorkBudget;
  readonly client: Client;
  readonly audience: Audience;
  /** Where it is noted who wrote what; null where it is not. */
  readonly history: History | null;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal | undefined;
}
