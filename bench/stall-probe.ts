/**
 * Loaded into a server before its own code (`node --import`): tells whoever started it how long its event loop was held
 * up at most and how much memory it took, both since it was last asked. Any message asks.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";

/** What comes back, in milliseconds and bytes. */
export interface Probed {
  readonly stall: number;
  readonly memory: number;
}

const resolution = 5;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();
let memory = 0;
setInterval(() => (memory = Math.max(memory, process.memoryUsage.rss())), resolution).unref();

process.on("message", () => {
  // In nanoseconds; the timer's own period is part of it.
  const probed: Probed = { stall: Math.max(0, delays.max / 1e6 - resolution), memory };
  delays.reset();
  memory = process.memoryUsage.rss();
  process.send?.(probed);
});
// Whoever asks shall not keep the process alive.
process.channel?.unref();
