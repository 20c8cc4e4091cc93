/** The database cannot be reached, or no connection became free in time; the reason is the cause. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
}

/** The connection was lost between COMMIT and its answer: whether the transaction took place cannot be known. */
export class UnknownOutcomeError extends Error {
  override readonly name = "UnknownOutcomeError";
}

export function lostAtCommit(cause: unknown): UnknownOutcomeError {
  return new UnknownOutcomeError("The connection was lost at COMMIT.", { cause });
}

/** After a failed statement, COMMIT rolls back without an error of its own. */
export function notCommitted(): Error {
  return new Error("The transaction was not committed, because one of its statements failed.");
}

export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error("A statement failed.", { cause: thrown });
}

/** Whether an error says that the connection, not the statement, is at fault. */
export function isConnectionFailure(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  if (!(error instanceof Error)) return false;
  const code = readCode(error);
  // pg's own errors about lost connections carry no code.
  if (code === undefined)
    return error.message.startsWith("Connection terminated") || error.message.startsWith("Client has encountered a connection error");
  return socketCodes.has(code) || connectionStates.has(code) || code.startsWith("08");
}

/** Whether the server itself has said that it ends the connection: what it had not answered by then, it has not done. */
export function isEndedByServer(error: unknown): boolean {
  return connectionStates.has(readCode(error) ?? "");
}

/**
 * Whether a change was refused because the session only reads: its server has become a standby, or its database was
 * closed for changes when the session began. A new session may find another server, or another setting.
 */
export function isReadOnlySession(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (readCode(cause) === "25006") return true;
  return false;
}

/**
 * Whether a statement was refused for what was prepared under its name: the server does not know it, or knows another,
 * as behind a pooler that deals out connections; or the tables that it reads have changed since.
 */
export function isLostStatement(error: unknown): boolean {
  return isUnknownName(error) || isStalePlan(error);
}

export function isUnknownName(error: unknown): boolean {
  const code = readCode(error);
  return code === "26000" || code === "42P05";
}

/** By the routine, for messages are translated. */
export function isStalePlan(error: unknown): boolean {
  return readCode(error) === "0A000" && error instanceof Error && "routine" in error && error.routine === "RevalidateCachedQuery";
}

/** The SQLSTATE of an error from either database, or the code of a socket's error. */
export function readCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

const socketCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
]);

/** Shut down by an administrator, crashed, starting up, dropped, idle for too long; too many connections. */
const connectionStates: ReadonlySet<string> = new Set(["57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "53300"]);
