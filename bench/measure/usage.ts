/** What processes have used so far: from `/proc` on Linux, from `ps` elsewhere. */
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { promisify } from "node:util";

export interface Usage {
  /** Milliseconds, user and system. */
  readonly cpu: number;
  /** Resident bytes. */
  readonly memory: number;
}

/** Of a process and all below it; what has ended below it counts, too. */
export async function readUsage(root: number): Promise<Usage> {
  const processes = await readTree(root);
  return {
    cpu: processes.reduce((sum, { pid, cpu, cpuOfEnded }) => sum + cpu + (pid === root ? cpuOfEnded : 0), 0),
    memory: processes.reduce((sum, { memory }) => sum + memory, 0),
  };
}

/** The keys of a process and all below it. */
export async function readTreeKeys(root: number): Promise<readonly number[]> {
  return (await readTree(root)).map(({ pid }) => pid);
}

interface Process extends Usage {
  readonly pid: number;
  readonly parent: number;
  /** Milliseconds, of its children that have ended. */
  readonly cpuOfEnded: number;
}

async function readTree(root: number): Promise<readonly Process[]> {
  const all = await (process.platform === "linux" ? readFromProc() : readFromPs());
  const inTree = new Set([root]);
  // Parents may come after their children.
  for (let size = 0; size !== inTree.size;) {
    size = inTree.size;
    for (const { pid, parent } of all) if (inTree.has(parent)) inTree.add(pid);
  }
  return all.filter(({ pid }) => inTree.has(pid));
}

async function readFromProc(): Promise<readonly Process[]> {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  // One that ends meanwhile is not there.
  const stats = await Promise.all(names.map((name) => readFile(`/proc/${name}/stat`, "utf8").catch(() => "")));
  return stats.filter((stat) => stat !== "").map(parseStat);
}

/** Ticks of 10 ms on every Linux there is, and pages of 4 kB on almost all. */
const [tick, pageSize] = [10, 4096];

function parseStat(stat: string): Process {
  // The second field, the command, may hold anything; `proc(5)` numbers the fields from 1, and the state is the third.
  const rest = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const field = (number: number): number => Number(rest[number - 3]);
  return {
    pid: Number.parseInt(stat, 10),
    parent: field(4),
    cpu: (field(14) + field(15)) * tick,
    cpuOfEnded: (field(16) + field(17)) * tick,
    memory: field(24) * pageSize,
  };
}

async function readFromPs(): Promise<readonly Process[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,rss=,time="], { maxBuffer: 2 ** 24 });
  return stdout
    .trim()
    .split("\n")
    .map((line) => {
      const [pid, parent, kilobytes, time = ""] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), memory: Number(kilobytes) * 1024, cpu: parseTime(time), cpuOfEnded: 0 };
    });
}

/** `1:02:03`, `2:03.45`: milliseconds. */
function parseTime(time: string): number {
  return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0) * 1_000;
}
