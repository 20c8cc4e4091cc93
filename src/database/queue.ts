/** Runs one piece of work after another, in the order of asking. */
export interface Queue {
  /** `work` starts when all before it has ended, well or badly. An aborted signal gives up the place, or stops the wait. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
}

export function createQueue(): Queue {
  let tail: Promise<void> = Promise.resolve();
  return {
    run(work, signal) {
      const turn = tail.then(() => {
        signal?.throwIfAborted();
        return work();
      });
      tail = turn.then(ignore, ignore);
      return rejectOnAbort(turn, signal);
    },
    async idle() {
      for (let last: Promise<void> | undefined; last !== tail;) {
        last = tail;
        await last;
      }
    },
  };
}

/** Rejects as soon as the signal is aborted, whatever the promise does later. */
export function rejectOnAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
    const settle = <Outcome>(end: (outcome: Outcome) => void): ((outcome: Outcome) => void) => {
      return (outcome) => {
        signal.removeEventListener("abort", abort);
        end(outcome);
      };
    };
    promise.then(settle(resolve), settle(reject));
  });
}

function ignore(): void {}
