import type { Config } from "../config/config.ts";
import type { Log } from "../config/log.ts";

/** One verb of the command line. */
export interface Command {
  readonly summary: string;
  /** Whether words may stand after the verb. */
  readonly takesWords?: boolean;
  /** The exit code. */
  run(terminal: Terminal): Promise<number>;
}

/** What a verb may use of the process. */
export interface Terminal {
  readonly config: Config;
  readonly log: Log;
  /** Those after the verb. */
  readonly words: readonly string[];
  /** Whether a person reads along. */
  readonly isInteractive: boolean;
  /** Aborted when the process is asked to end. */
  readonly stop: AbortSignal;
  /** To the standard output, with a newline. */
  readonly print: (text: string) => void;
}
