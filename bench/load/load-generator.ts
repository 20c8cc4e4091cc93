/** A process of its own that keeps connections busy as it is told to; see `order.ts`. */
import { percentile } from "../report/statistics.ts";
import type { Workload } from "../workloads/workload.ts";
import { workloads } from "../workloads/workloads.ts";
import { runConnection } from "./connection.ts";
import { type LoadResult, type Order, type Reply, type Target, composeBody } from "./order.ts";

process.on("message", (order: Order) => {
  run(order).then(reply, (error: unknown) => reply({ fault: error instanceof Error ? error.message : String(error) }));
});

function reply(message: Reply): void {
  process.send?.(message);
}

async function run({ workload: name, target, connections, seconds, first }: Order): Promise<LoadResult> {
  const workload = workloads.find((one) => one.name === name);
  if (workload === undefined) throw new Error(`There is no workload "${name}".`);
  const nextRequest = requestsOf(workload, target, first);
  const latencies: number[] = [];
  const before = process.cpuUsage();
  const start = performance.now();
  const load = { port: target.port, nextRequest, latencies, end: start + seconds * 1_000 };
  await Promise.all(Array.from({ length: connections }, () => runConnection(load)));
  const { user, system } = process.cpuUsage(before);
  const sorted = latencies.toSorted((left, right) => left - right);
  return {
    requests: latencies.length,
    seconds: (performance.now() - start) / 1_000,
    median: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    cpu: (user + system) / 1_000,
  };
}

/** So many different requests of a workload that reads; then they come again. */
const differentReads = 1_000;

function requestsOf(workload: Workload, target: Target, first: number): () => Buffer {
  let n = first;
  if (workload.isMutation) return () => composeRequest(workload, target, n++);
  const count = workload.variables === undefined ? 1 : differentReads;
  const requests = Array.from({ length: count }, (_, index) => composeRequest(workload, target, index));
  return () => requests[n++ % count] ?? composeRequest(workload, target, n);
}

function composeRequest(workload: Workload, { port, dialect, token }: Target, n: number): Buffer {
  const text = JSON.stringify(composeBody(workload, dialect, n));
  const head = [
    "POST /graphql HTTP/1.1",
    `host: 127.0.0.1:${port}`,
    "content-type: application/json",
    "accept: application/json",
    `content-length: ${Buffer.byteLength(text)}`,
    ...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${text}`);
}
