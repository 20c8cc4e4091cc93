import { monitorEventLoopDelay } from "node:perf_hooks";

/** Whether the process has more to do than it can. */
export type Pressure = () => boolean;

/** In milliseconds. */
const sampleInterval = 250;
const resolution = 10;

/** Work that is ready waits for the event loop; when it waits longer than `maxDelay` on average, new work makes it worse. */
export function createPressure(maxDelay: number): Pressure {
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  let delay = 0;
  let last = performance.now();
  const sample = setInterval(() => {
    const late = performance.now() - last - sampleInterval;
    last = performance.now();
    // In nanoseconds; the timer's own period is part of it. It measures from one turn to the next: held up for all of the time, it has no number.
    delay = Number.isNaN(delays.mean) ? late : delays.mean / 1e6 - resolution;
    delays.reset();
  }, sampleInterval);
  // It shall not keep the process alive.
  sample.unref();
  return () => delay > maxDelay;
}
