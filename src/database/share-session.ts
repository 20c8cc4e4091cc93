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

/** A statement of a group, and who waits for its answer. */
interface Asked {
  readonly statement: Statement;
  readonly options: RunOptions;
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs the statements of a group that are asked for at one moment on one connection. */
export function createSharing(
  withSession: WithSession,
): (statement: Statement, options: RunOptions, group: object) => Promise<readonly Row[]> {
  const gathered = new Map<object, Asked[]>();
  return (statement, options, group) =>
    new Promise((resolve, reject) => {
      const asked = { statement, options, resolve, reject };
      const others = gathered.get(group);
      if (others !== undefined) {
        others.push(asked);
        return;
      }
      const all = [asked];
      gathered.set(group, all);
      queueMicrotask(() => {
        gathered.delete(group);
        void runTogether(withSession, all);
      });
    });
}

/** What has no answer when the connection is lost is asked for on another one. */
async function runTogether(withSession: WithSession, asked: readonly Asked[]): Promise<void> {
  let open: readonly (Asked & { readonly error?: unknown })[] = asked;
  const attempt = async (session: Session): Promise<void> => {
    const lost: (Asked & { readonly error: unknown })[] = [];
    await Promise.all(
      open.map(async (one) => {
        try {
          one.resolve(await session.run(one.statement, one.options));
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
  try {
    await withSession(attempt, { signal: asked[0]?.options.signal, mayRepeat });
  } catch (error) {
    for (const one of open) one.reject(one.error ?? error);
  }
}
