/** The statements of plans: compiled once for a plan, and filled in for every request that it serves. */
import type { Parameter, Statement } from "../database/database.ts";
import { isSlot } from "../request/slots.ts";
import type { Slot } from "../request/slots.ts";

/** A statement about rows, still without the keys that it is asked about. */
export interface FilledRead {
  readonly statement: Statement;
  /** Which parameter is the array of keys; -1 for a root, whose rows carry no ordinal. */
  readonly keysAt: number;
  /** Equal for statements that differ in nothing but their keys. */
  readonly signature: string;
}

/** The statement that a plan becomes, and which of its parameters are slots. */
export interface CompiledRead {
  /** As it is where there are no slots. */
  readonly read: FilledRead;
  readonly slots: readonly { readonly at: number; readonly slot: number }[];
}

/** Stands for the keys until they are known; told from other parameters by identity. */
export const keys: readonly string[] = [];

export function compiledRead(statement: Statement): CompiledRead {
  // What stands for a value comes out of the compiler as it went in.
  const parameters: readonly (Parameter | Slot)[] = statement.parameters;
  return {
    read: { statement, keysAt: statement.parameters.indexOf(keys), signature: signatureOf(statement) },
    slots: parameters.flatMap((parameter, at) => (isSlot(parameter) ? [{ at, slot: parameter.slot }] : [])),
  };
}

/** The statement with these values in the slots of its plan. */
export function fillRead({ read, slots }: CompiledRead, values: readonly Parameter[]): FilledRead {
  if (slots.length === 0) return read;
  const parameters = [...read.statement.parameters];
  for (const { at, slot } of slots) parameters[at] = values[slot] ?? null;
  const statement = { ...read.statement, parameters };
  return { statement, keysAt: read.keysAt, signature: signatureOf(statement) };
}

/** The statement about these keys. */
export function withKeys(read: FilledRead, known: readonly string[]): Statement {
  return { ...read.statement, parameters: read.statement.parameters.with(read.keysAt, known) };
}

function signatureOf({ sql, parameters }: Statement): string {
  return JSON.stringify([sql, parameters]);
}
