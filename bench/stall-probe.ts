/**
 * Loaded into a server before its own code (`node --import`): tells whoever started it how long its event loop was held
 * up at most, how long it computed and how much memory it took, all since it was last asked. Any message asks.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";

/** What comes back, in milliseconds and bytes. */
export interface Probed {
  readonly stall: number;
  /** How long its thread computed at most between two looks at the clock: what of a stall is its own, and not others' of the machine. */
  readonly turn: number;
  /** Of all threads; on a machine with other work, a stall lasts longer than this. */
  readonly computed: number;
  readonly memory: number;
}

const resolution = 5;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();
let memory = 0;
let computed = process.cpuUsage();
let turn = 0;
let thread = process.threadCpuUsage();
const look = (): void => {
  memory = Math.max(memory, process.memoryUsage.rss());
  const { user, system } = process.threadCpuUsage(thread);
  thread = process.threadCpuUsage();
  turn = Math.max(turn, (user + system) / 1e3);
};
setInterval(look, resolution).unref();

process.on("message", () => {
  // In nanoseconds; the timer's own period is part of it.
  const stall = Math.max(0, delays.max / 1e6 - resolution);
  const { user, system } = process.cpuUsage(computed);
  const probed: Probed = { stall, turn, computed: (user + system) / 1e3, memory };
  delays.reset();
  computed = process.cpuUsage();
  memory = process.memoryUsage.rss();
  turn = 0;
  process.send?.(probed);
});
// Whoever asks shall not keep the process alive.
process.channel?.unref();
