/** What a run found, as it is written to a file. */
export interface Results {
  readonly machine: Machine;
  readonly rounds: number;
  readonly connections: readonly number[];
  readonly contenders: readonly string[];
  readonly ceiling: Ceiling;
  readonly workloads: readonly WorkloadResults[];
}

export interface Machine {
  readonly date: string;
  readonly commit: string;
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly postgres: string;
  /** The average number of processes that wanted to run in the minute before, and in the last minute of the run. */
  readonly load: readonly [before: number, after: number];
}

/** What the load generator can send. */
export interface Ceiling {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly cpuPerRequest: number;
}

export interface WorkloadResults {
  readonly name: string;
  readonly title: string;
  /** Of one measurement. */
  readonly seconds: number;
  /** Of those who answer in time. */
  readonly cells: readonly Cell[];
}

/** One contender and one workload. */
export interface Cell {
  readonly contender: string;
  /** Per request. */
  readonly statements: number;
  readonly systemCalls?: number;
  /** Of one answer. */
  readonly bytes: number;
  readonly samples: readonly Sample[];
}

/** One measurement. */
export interface Sample {
  readonly round: number;
  readonly connections: number;
  readonly perSecond: number;
  /** Milliseconds, of a request. */
  readonly median: number;
  readonly p99: number;
  /** Milliseconds per request. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
  readonly generatorCpu: number;
  /** Of the server, at the end, in bytes. */
  readonly memory: number;
}
