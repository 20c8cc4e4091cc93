/** How long measurements take: as long as one likes, or as long as there is time. */
export type Pace = ({ readonly kind: "steady" } & Times) | Until;

interface Until {
  readonly kind: "until";
  /** When all has to be measured, in seconds since the process began. */
  readonly end: number;
}

export interface Times {
  /** Of one measurement. */
  readonly seconds: number;
  /** Of one step of warming up, of which there are as many as it takes, and no more than so many. */
  readonly warmUp: { readonly seconds: number; readonly steps: number };
}

/** What is still to be done. */
export interface Remaining {
  readonly workloads: number;
  /** In each of them. */
  readonly measurements: number;
  readonly contenders: number;
}

export function timesOf(pace: Pace, { workloads, measurements, contenders }: Remaining, now: number): Times {
  switch (pace.kind) {
    case "steady":
      return pace;
    case "until": {
      const perContender = (pace.end - now) / (workloads * contenders);
      // Warming up takes one and a half measurements, and another half goes by in between.
      const seconds = Math.min(1, Math.max(shortest, perContender / (measurements + 2)));
      // Where there is no time left, one step has to do.
      return { seconds, warmUp: { seconds: seconds / 2, steps: seconds === shortest ? 1 : 3 } };
    }
  }
}

const shortest = 0.1;
