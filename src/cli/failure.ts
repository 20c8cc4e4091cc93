/** What the operator can mend, in sentences, and the exit code; anything else is a bug, and ends with its stack. */
import { styleText } from "node:util";
import { ConfigError } from "../config/config.ts";
import { type Diagnostic, MetadataError, RequestError } from "../errors.ts";
import { explainConnection } from "../gateway/connection-fault.ts";
import { isDatabaseAway } from "../gateway/database-away.ts";
import { describeFault } from "../gateway/describe-fault.ts";
import { ListenError } from "../server/listen.ts";
import { UsageError } from "./usage-error.ts";

export interface Failure {
  readonly sentences: readonly string[];
  readonly code: 1 | 2;
}

/** Undefined for a bug. */
export function explainFailure(error: unknown): Failure | undefined {
  if (error instanceof UsageError) return { sentences: [error.message], code: 2 };
  if (error instanceof ConfigError) return { sentences: error.faults, code: 2 };
  if (error instanceof MetadataError) return { sentences: error.diagnostics.map((one) => formatDiagnostic(one, process.stderr)), code: 1 };
  if (error instanceof ListenError || error instanceof RequestError) return { sentences: [error.message], code: 1 };
  const fault = explainConnection(error);
  if (fault !== null) return { sentences: [fault.sentence], code: 1 };
  return isDatabaseAway(error) ? { sentences: [describeFault(error)], code: 1 } : undefined;
}

const colors = { error: "red", warning: "yellow", hint: "cyan" } as const;

/** `error    Relation "articles.author": ...` */
export function formatDiagnostic(
  { severity, message }: Pick<Diagnostic, "message"> & { readonly severity: keyof typeof colors },
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return `${styleText(colors[severity], severity.padEnd(7), { stream })}  ${message}`;
}
