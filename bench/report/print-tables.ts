/** The results as tables of Markdown: a row for each workload, a column for each contender. */
import type { Cell, Results, WorkloadResults } from "../measure/results.ts";
import { type Pick, cellOf, figure, perSecond, shareOf, sharesOf, totalCpu } from "./figures.ts";
import { geometricMean } from "./statistics.ts";

export function printTables(results: Results): string {
  const { connections, contenders } = results;
  const tables = [
    ...connections.map((level) => requests(results, level)),
    // Where the administrator comes first, the first tables say it.
    ...limitedOf(contenders).flatMap((name) => connections.map((level) => limitedShare(results, name, level))),
    ...connections.map((level) => latencies(results, level)),
    cpu(results),
    statements(results),
    ...(results.workloads.some(({ cells }) => cells.some((cell) => cell.systemCalls !== undefined)) ? [systemCalls(results)] : []),
    memory(results),
  ];
  return [printMachine(results), ...tables.map((table) => printTable(results, table))].join("\n\n");
}

interface Table {
  readonly title: string;
  readonly heads: readonly string[];
  readonly row: (workload: WorkloadResults) => readonly string[];
  /** Of all workloads. */
  readonly mean?: readonly string[];
}

function requests(results: Results, level: number): Table {
  const [base = "", ...others] = results.contenders;
  return {
    title: `Requests per second at ${level} connections: share of "${base}", whose figure comes last`,
    heads: [...others, `${base}, /s`],
    row(workload) {
      return [
        ...others.map((name) => share(workload, name, base, level, perSecond)),
        of(workload, base, (cell) => figure(cell, level, perSecond).toFixed(0)),
      ];
    },
    mean: [...others.map((name) => ratio(geometricMean(sharesOf(results, name, base, level, perSecond)))), ""],
  };
}

function limitedOf([base, ...others]: readonly string[]): readonly string[] {
  return others.filter((name) => adminOf(name) !== base && others.includes(adminOf(name)) && adminOf(name) !== name);
}

/** The contender whose server is asked under a limited role: `Relata` for `Relata, limited`. */
function adminOf(name: string): string {
  return name.replace(/, limited$/, "");
}

function limitedShare(results: Results, name: string, level: number): Table {
  return {
    title: `${name}: share of the administrator's requests per second, at ${level} connections`,
    heads: ["share"],
    row: (workload) => [share(workload, name, adminOf(name), level, perSecond)],
    mean: [ratio(geometricMean(sharesOf(results, name, adminOf(name), level, perSecond)))],
  };
}

function latencies({ contenders, workloads }: Results, level: number): Table {
  const both = (cells: readonly Cell[]): string => {
    const meanOf = (pick: Pick): number => geometricMean(cells.map((cell) => figure(cell, level, pick)));
    return `${short(meanOf(({ median }) => median))} · ${short(meanOf(({ p99 }) => p99))}`;
  };
  return {
    title: `Median and 99th percentile at ${level} connections, ms`,
    heads: contenders,
    row: (workload) => contenders.map((name) => of(workload, name, (cell) => both([cell]))),
    mean: contenders.map((name) => both(workloads.map((workload) => cellOf(workload, name)).filter((cell) => cell !== undefined))),
  };
}

function cpu(results: Results): Table {
  const { contenders } = results;
  const [base = ""] = contenders;
  const level = mostOf(results);
  return {
    title: `CPU per request at ${level} connections, server + database in ms; in brackets both together, "${base}" = 1`,
    heads: contenders,
    row: (workload) =>
      contenders.map((name) =>
        of(workload, name, (cell) => {
          const server = figure(cell, level, ({ serverCpu }) => serverCpu);
          const database = figure(cell, level, ({ databaseCpu }) => databaseCpu);
          return `${short(server)} + ${short(database)} (${share(workload, name, base, level, totalCpu)})`;
        }),
      ),
    mean: contenders.map((name) => ratio(geometricMean(sharesOf(results, name, base, level, totalCpu)))),
  };
}

function statements({ contenders }: Results): Table {
  return {
    title: "Statements per request",
    heads: contenders,
    row: (workload) => contenders.map((name) => of(workload, name, (cell) => String(cell.statements))),
  };
}

function systemCalls(results: Results): Table {
  const { contenders } = results;
  return {
    title: "System calls of the server per request, at 32 connections",
    heads: contenders,
    row: (workload) => contenders.map((name) => of(workload, name, (cell) => short(cell.systemCalls ?? Number.NaN))),
  };
}

function memory(results: Results): Table {
  const { contenders } = results;
  const [base = ""] = contenders;
  const level = mostOf(results);
  return {
    title: `Memory of the server after measuring at ${level} connections, MB; size of an answer of "${base}", kB`,
    heads: [...contenders, "answer"],
    row: (workload) => [
      ...contenders.map((name) => of(workload, name, (cell) => (figure(cell, level, (sample) => sample.memory) / 1024 ** 2).toFixed(0))),
      of(workload, base, ({ bytes }) => short(bytes / 1024)),
    ],
  };
}

function printTable({ workloads }: Results, { title, heads, row, mean }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    `**${title}**`,
    "",
    line(["", ...heads]),
    line(["---", ...heads.map(() => "---:")]),
    ...workloads.map((workload) => line([`${workload.name} ${workload.title}`, ...row(workload)])),
    ...(mean === undefined ? [] : [line(["geometric mean", ...mean])]),
  ].join("\n");
}

function printMachine({ machine, rounds, workloads, ceiling }: Results): string {
  const seconds = workloads.map((workload) => workload.seconds);
  const { date, commit, processor, cores, node, postgres, load } = machine;
  return [
    `${date}, commit ${commit}; ${cores} × ${processor}, Node ${node}, PostgreSQL ${postgres}; ${rounds === 1 ? "1 round" : `${rounds} rounds`} of ${Math.min(...seconds).toFixed(1)} to ${Math.max(...seconds).toFixed(1)} s.`,
    `Load average of the machine before and after: ${load.map((one) => one.toFixed(1)).join(", ")}.`,
    `The load generator alone: ${ceiling.perSecond.toFixed(0)} requests per second, ${(ceiling.cpuPerRequest * 1_000).toFixed(0)} µs of CPU each.`,
  ].join("\n");
}

function share(workload: WorkloadResults, name: string, base: string, level: number, pick: Pick): string {
  return of(workload, name, (cell) => of(workload, base, (baseCell) => ratio(shareOf(cell, baseCell, level, pick))));
}

/** A dash for whom it took too long. */
function of(workload: WorkloadResults, name: string, print: (cell: Cell) => string): string {
  const cell = cellOf(workload, name);
  return cell === undefined ? "–" : print(cell);
}

function mostOf({ connections }: Results): number {
  return Math.max(...connections);
}

function ratio(value: number): string {
  return value.toFixed(2);
}

/** Three digits, whatever the size. */
function short(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
