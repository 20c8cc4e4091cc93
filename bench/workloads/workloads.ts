import { filters } from "./filters.ts";
import { lists } from "./lists.ts";
import { nested } from "./nested.ts";
import { page } from "./page.ts";
import type { Workload } from "./workload.ts";
import { writes } from "./writes.ts";

/** In the order of their numbers, those that write last. */
export const workloads: readonly Workload[] = [
  ...[...lists, ...nested, ...filters, page].toSorted((left, right) => numberOf(left) - numberOf(right)),
  ...writes,
];

/** `W12`: 12. */
function numberOf({ name }: Workload): number {
  return Number(name.slice(1));
}
