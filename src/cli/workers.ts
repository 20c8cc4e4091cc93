/**
 * Several processes on one port. The first process only looks after the others: it starts them, starts one anew that has
 * died, and passes on that one of them has found a change, so that all serve it at once.
 */
import cluster from "node:cluster";
import type { Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Terminal } from "./verb.ts";

/** What processes say to each other. */
type Message = "follow" | "changed";

/** Whether this process is one of several, and looked after. */
export function isWorker(): boolean {
  return cluster.isWorker;
}

/** In a worker: `follow` once it shall look for changes, `check` whenever another one has found some. */
export function listenToOthers(on: { readonly follow: () => void; readonly check: () => void }): void {
  cluster.worker?.on("message", (message: Message) => {
    if (message === "follow") on.follow();
    else on.check();
  });
}

/** In a worker: that it has found a change. */
export function tellOthers(): void {
  cluster.worker?.send("changed" satisfies Message);
}

/** In a worker: that it is about to end; as long as it listens to others, it lives. */
export function leaveOthers(): void {
  cluster.worker?.disconnect();
}

/** So long a process that died at once is left dead, in milliseconds. */
const pause = 1_000;

/** Until the process is asked to end, or none of its workers can live; the exit code. */
export async function runWorkers({ config, log, stop }: Terminal): Promise<number> {
  const workers = new Map<number, Worker>();
  const over = new AbortController();
  let failure = 0;
  const start = (place: number): void => {
    const worker = cluster.fork();
    let isListening = false;
    workers.set(place, worker);
    worker.on("listening", () => {
      isListening = true;
      // One of them looks for changes.
      if (place === 1) worker.send("follow" satisfies Message);
    });
    worker.on("message", (message: Message) => {
      for (const other of workers.values()) if (other !== worker && other.isConnected()) other.send(message);
    });
    // One that is ending may be told something that it does not hear any more; what becomes of it, its exit says.
    worker.on("error", (error) => log.warn({ worker: worker.process.pid, reason: error.message }, "A worker was not reached"));
    worker.on("exit", (code, signal) => {
      workers.delete(place);
      if (stop.aborted || over.signal.aborted) return;
      // What keeps it from serving would keep the next one as well.
      if (!isListening && code > 0) {
        failure = code;
        over.abort();
        return;
      }
      log.error({ worker: worker.process.pid, code, signal }, "A worker has ended; another one takes its place");
      void wait(pause).then(() => (stop.aborted || over.signal.aborted ? undefined : start(place)));
    });
    log.info({ worker: worker.process.pid }, "A worker starts");
  };
  for (let place = 1; place <= config.WORKERS; place++) start(place);
  if (!stop.aborted) await once(AbortSignal.any([stop, over.signal]), "abort");
  await endAll([...workers.values()]);
  return failure;
}

async function endAll(workers: readonly Worker[]): Promise<void> {
  await Promise.all(
    workers.map(async (worker) => {
      const ended = once(worker, "exit");
      worker.process.kill("SIGTERM");
      await ended;
    }),
  );
}
