/**
 * Statements that are asked for at one moment share a connection: they go out together and come back together, one after the
 * other. Those of a group do, and light ones of whomever: under load most of what a light statement costs is to be sent and
 * waited for, here and in the server.
 */
import type pg from "pg";
import { isConnectionFailure, isLostStatement } from "./connection-error.ts";
import type { Row, RunOptions, Statement } from "./database.ts";
import { isReading } from "./is-reading.ts";
import type { Session } from "./postgres-session.ts";

/** Runs `work` on a connection; where `mayRepeat`, once more on another one when that had died, or grown stale, while it was idle. */
export type WithSession = <T>(
  work: (session: Session, client: pg.Client) => Promise<T>,
  options: { readonly signal?: AbortSignal | undefined; readonly mayRepeat: () => boolean },
) => Promise<T>;

/** A statement, and who waits for its answer. */
interface Asked {
  readonly statement: Statement;
  readonly options: RunOptions;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A connection gets no more light ones at a time. */
const mostTogether = { statements: 16, steps: 300_000 };

/** Runs a statement of a group, or a light one. */
export function createSharing(withSession: WithSession): (statement: Statement, options: RunOptions) => Promise<readonly Row[]> {
  const gathered = new Map<object, Asked[]>();
  // The end of a turn of the event loop: whoever was heard in it has asked.
  const depart = (): void => {
    const groups = [...gathered];
    gathered.clear();
    for (const [group, asked] of groups) {
      for (const batch of group === light ? divide(asked) : [asked]) {
        // One alone holds up nobody.
        if (group === light && batch.length > 1) void runLight(withSession, batch);
        else void runTogether(withSession, batch, sendListening);
      }
    }
  };
  return (statement, options) =>
    new Promise((resolve, reject) => {
      const group = options.steps === undefined ? (options.group ?? light) : light;
      const asked = { statement, options, resolve, reject };
      const others = gathered.get(group);
      if (others !== undefined) {
        others.push(asked);
        return;
      }
      if (gathered.size === 0) setImmediate(depart);
      gathered.set(group, [asked]);
    });
}

/** The group of all that is light. */
const light = {};

function divide(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const batches: Asked[][] = [];
  let steps = Infinity;
  for (const one of asked) {
    const last = batches.at(-1);
    steps += one.options.steps ?? 0;
    if (last !== undefined && last.length < mostTogether.statements && steps <= mostTogether.steps) last.push(one);
    else {
      batches.push([one]);
      steps = one.options.steps ?? 0;
    }
  }
  return batches;
}

/** How long one may hold up the others, in milliseconds: what is thought to be light may turn out not to be. */
const patience = 100;

/**
 * Signals are not listened to, as that would cost more than is won; but when one takes long after all, whoever waits behind
 * it is asked for once more elsewhere, and it is cancelled if nobody waits for it.
 */
async function runLight(withSession: WithSession, asked: readonly Asked[]): Promise<void> {
  const waiting = new Set<Asked>();
  const watched = asked.map((one): Asked => {
    const settle = <Outcome>(end: (outcome: Outcome) => void): ((outcome: Outcome) => void) => {
      return (outcome) => {
        waiting.delete(one);
        end(outcome);
      };
    };
    waiting.add(one);
    return { ...one, resolve: settle(one.resolve), reject: settle(one.reject) };
  });
  let watch: { readonly session: Session; readonly timer: NodeJS.Timeout } | undefined;
  const send = (session: Session, { statement }: Asked): Promise<readonly Row[]> => {
    if (watch?.session !== session) {
      clearInterval(watch?.timer);
      watch = { session, timer: watchOver(session, waiting, (one) => void runTogether(withSession, [one], sendListening)) };
    }
    return session.run(statement);
  };
  await runTogether(withSession, watched, send);
  clearInterval(watch?.timer);
}

/** Looks now and then whether one holds up the others. */
function watchOver(session: Session, waiting: Set<Asked>, askElsewhere: (one: Asked) => void): NodeJS.Timeout {
  let before = waiting.size;
  const look = (): void => {
    if (waiting.size === before) {
      const [running, ...behind] = waiting;
      for (const one of behind) {
        waiting.delete(one);
        askElsewhere(one);
      }
      if (running !== undefined && rejectAborted(running)) session.cancel();
    }
    before = waiting.size;
  };
  // What has come meanwhile is read first.
  return setInterval(() => setImmediate(look), patience);
}

type Send = (session: Session, asked: Asked) => Promise<readonly Row[]>;

const sendListening: Send = (session, { statement, options }) => session.run(statement, options);

/** What has no answer when the connection is lost is asked for on another one. */
async function runTogether(withSession: WithSession, asked: readonly Asked[], send: Send): Promise<void> {
  let open: readonly (Asked & { readonly error?: unknown })[] = asked;
  const attempt = async (session: Session): Promise<void> => {
    const lost: (Asked & { readonly error: unknown })[] = [];
    await Promise.all(
      open.map(async (one) => {
        if (rejectAborted(one)) return;
        try {
          one.resolve(await send(session, one));
        } catch (error) {
          if (isConnectionFailure(error) || isLostStatement(error)) lost.push({ ...one, error });
          else one.reject(error);
        }
      }),
    );
    open = lost;
    const [first] = lost;
    if (first !== undefined) throw first.error;
  };
  const mayRepeat = (): boolean => open.every(({ statement }) => isReading(statement));
  const [signal, ...otherSignals] = new Set(asked.map(({ options }) => options.signal));
  try {
    await withSession(attempt, { signal: otherSignals.length === 0 ? signal : undefined, mayRepeat });
  } catch (error) {
    for (const one of open) one.reject(one.error ?? error);
  }
}

/** True where nobody waits for the answer any more. */
function rejectAborted({ options: { signal }, reject }: Asked): boolean {
  if (signal?.aborted !== true) return false;
  reject(signal.reason);
  return true;
}
