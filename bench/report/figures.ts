/** What the results come to: for each workload and contender, medians over rounds. */
import type { Cell, Results, Sample, WorkloadResults } from "../measure/results.ts";
import { median } from "./statistics.ts";

export type Pick = (sample: Sample) => number;

/** The median over rounds. */
export function figure(cell: Cell, connections: number, pick: Pick): number {
  return median(samplesOf(cell, connections).map(pick));
}

/** The median of the shares within each round, which whatever else the machine does hits alike. */
export function shareOf(cell: Cell, base: Cell, connections: number, pick: Pick): number {
  const bases = samplesOf(base, connections);
  return median(samplesOf(cell, connections).map((sample, index) => pick(sample) / (bases[index] ? pick(bases[index]) : Number.NaN)));
}

/** The shares of a contender in the workloads that it was measured in. */
export function sharesOf({ workloads }: Results, contender: string, base: string, connections: number, pick: Pick): readonly number[] {
  return workloads.flatMap((workload) => {
    const [cell, baseCell] = [cellOf(workload, contender), cellOf(workload, base)];
    return cell === undefined || baseCell === undefined ? [] : [shareOf(cell, baseCell, connections, pick)];
  });
}

export function cellOf({ cells }: WorkloadResults, contender: string): Cell | undefined {
  return cells.find((one) => one.contender === contender);
}

export function perSecond(sample: Sample): number {
  return sample.perSecond;
}

export function totalCpu({ serverCpu, databaseCpu }: Sample): number {
  return serverCpu + databaseCpu;
}

function samplesOf({ samples }: Cell, connections: number): readonly Sample[] {
  return samples.filter((sample) => sample.connections === connections).toSorted((left, right) => left.round - right.round);
}
