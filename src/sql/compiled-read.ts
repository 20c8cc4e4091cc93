/** The statements of plans: compiled once for a plan, and filled in for every request that it serves. */
import type { Parameter, Statement } from "../database/database.ts";
import { isSlot } from "../request/slots.ts";
import type { Slot } from "../request/slots.ts";
import { memoize } from "../shared/memoize.ts";

/** A statement about rows, still without the keys that it is asked about. */
export interface FilledRead {
  readonly statement: Statement;
  /** Which parameter is the array of keys; -1 for a root, whose rows carry no ordinal. */
  readonly keysAt: number;
  /** Equal for statements that differ in nothing but their keys. */
  readonly signature: string;
  /** What is asked about one key alone: the parameter is the key itself. Null for a root. */
  readonly ofOne: (() => FilledRead) | null;
}

/** The statement that a plan becomes, and which of its parameters are slots. */
export interface CompiledRead {
  /** As it is where there are no slots. */
  readonly read: FilledRead;
  readonly slots: readonly { readonly at: number; readonly slot: number }[];
  readonly ofOne: (() => CompiledRead) | null;
}

/** Stands for the keys until they are known; told from other parameters by identity. */
export const keys: readonly string[] = [];

/** `compileOne`: of a level, the statement about one key, compiled when it is needed. */
export function compiledRead(statement: Statement, compileOne: (() => Statement) | null = null): CompiledRead {
  const ofOne = compileOne === null ? null : memoize<void, CompiledRead>(() => compiledRead(compileOne()));
  // What stands for a value comes out of the compiler as it went in.
  const parameters: readonly (Parameter | Slot)[] = statement.parameters;
  return {
    read: {
      statement,
      keysAt: statement.parameters.indexOf(keys),
      signature: signatureOf(statement),
      ofOne: ofOne === null ? null : () => ofOne().read,
    },
    slots: parameters.flatMap((parameter, at) => (isSlot(parameter) ? [{ at, slot: parameter.slot }] : [])),
    ofOne,
  };
}

/** The statement with these values in the slots of its plan. */
export function fillRead({ read, slots, ofOne }: CompiledRead, values: readonly Parameter[]): FilledRead {
  if (slots.length === 0) return read;
  const parameters = [...read.statement.parameters];
  for (const { at, slot } of slots) parameters[at] = values[slot] ?? null;
  const statement = { ...read.statement, parameters };
  return { ...read, statement, signature: signatureOf(statement), ofOne: ofOne === null ? null : () => fillRead(ofOne(), values) };
}

/** The statement about these keys. */
export function withKeys({ statement, keysAt, ofOne }: FilledRead, known: readonly string[]): Statement {
  const [only, ...others] = known;
  if (ofOne === null || only === undefined || others.length > 0) return withKey(statement, keysAt, known);
  const one = ofOne();
  return withKey(one.statement, one.keysAt, only);
}

function withKey(statement: Statement, at: number, key: Parameter): Statement {
  return { ...statement, parameters: statement.parameters.with(at, key) };
}

function signatureOf({ sql, parameters }: Statement): string {
  return JSON.stringify([sql, parameters]);
}
