/** What an operator can do about a database that cannot be connected to: an error in, one sentence out. */
import { readCode } from "../database/connection-error.ts";
import { describeFault } from "./describe-fault.ts";

export interface ConnectionFault {
  readonly sentence: string;
  /** Whether it will be the same however long one waits. */
  readonly isLasting: boolean;
}

/** Null for a fault of another kind. */
export function explainConnection(error: unknown): ConnectionFault | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const explain = faults.get(readCode(cause) ?? "") ?? faultOfMessage(cause.message);
    if (explain !== undefined) return explain(describeFault(cause), cause);
  }
  return null;
}

type Explain = (reason: string, error: Error) => ConnectionFault;

function lasting(sentence: string): Explain {
  return (reason) => ({ sentence: `DATABASE_URL: ${sentence} (${reason}).`, isLasting: true });
}

function passing(sentence: string): Explain {
  return (reason) => ({ sentence: `DATABASE_URL: ${sentence} (${reason}).`, isLasting: false });
}

const refused: Explain = (_, error) => ({
  sentence: `DATABASE_URL: nothing listens at ${addressOf(error)}; start PostgreSQL there, or correct the address.`,
  isLasting: false,
});

const unknownHost: Explain = (_, error) => ({
  sentence: `DATABASE_URL: no host is called ${"hostname" in error ? `"${String(error.hostname)}"` : "so"}; correct its name, or wait until it is known.`,
  isLasting: false,
});

const untrusted = lasting("the server's certificate is not trusted; name the authority that signed it with sslrootcert");

const faults: ReadonlyMap<string, Explain> = new Map([
  ["28P01", lasting("the user or the password is wrong; correct them")],
  ["28000", lasting("the server does not let this user in; correct the user, or its pg_hba.conf")],
  ["3D000", lasting("there is no such database; create it, or correct its name")],
  ["42501", lasting("this user may not connect to the database; grant connect on it, or use another user")],
  ["53300", passing("the server has no connection left; lower DB_POOL_MAX, or raise its max_connections")],
  ["57P03", passing("the server takes no connections yet; it is tried again")],
  ["ECONNREFUSED", refused],
  ["ENOTFOUND", unknownHost],
  ["EAI_AGAIN", unknownHost],
  ["ETIMEDOUT", passing("the server does not answer; correct the address, or let its firewall pass this machine")],
  ["EHOSTUNREACH", passing("no way leads to the server; correct the address, or the network")],
  ["ENETUNREACH", passing("no way leads to the server; correct the address, or the network")],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", untrusted],
  ["SELF_SIGNED_CERT_IN_CHAIN", untrusted],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", untrusted],
  ["ERR_TLS_CERT_ALTNAME_INVALID", lasting("the server's certificate is for another name; use that name in the address")],
]);

/** pg's own errors have no code. */
function faultOfMessage(message: string): Explain | undefined {
  if (message.includes("does not support SSL")) return lasting("the server speaks no TLS; take sslmode out of the address");
  if (message.includes("timeout")) return passing("no connection within DB_CONNECTION_TIMEOUT; correct the address, or allow more time");
  return message.includes("password must be a string") ? lasting("the server wants a password; add one") : undefined;
}

/** `127.0.0.1:5432`; of a name with several addresses, the first that was tried. */
function addressOf(error: Error): string {
  const tried: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  // Node's errors of sockets.
  const { address, port } = (tried[0] ?? error) as { readonly address?: string; readonly port?: number };
  return address === undefined ? "this address" : port === undefined ? address : `${address}:${port}`;
}
