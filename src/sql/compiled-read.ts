/** Compiled plans: each is compiled once, and its statement filled in for every request that it serves. */
import type { Parameter, Statement } from "../database/database.ts";
import { isSlot } from "../request/slots.ts";
import type { Slot } from "../request/slots.ts";

/** A statement about rows, still without the keys that it is asked about. */
export interface CompiledRead {
  readonly statement: Statement;
  /** Which parameter is the array of keys; -1 for a root, whose rows carry no ordinal. */
  readonly keysAt: number;
  /** Equal for statements that differ in nothing but their keys. */
  readonly signature: string;
}

function signatureOf({ sql, parameters }: Statement): string {
  return JSON.stringify([sql, parameters]);
}

/** Stands for the keys until they are known; told from other parameters by identity. */
export const keys: readonly string[] = [];

/** The statement about these keys. */
export function withKeys(read: CompiledRead, known: readonly string[]): Statement {
  return { ...read.statement, parameters: read.statement.parameters.with(read.keysAt, known) };
}

/** The statement that a plan becomes, and which of its parameters are slots. */
interface Template {
  readonly read: CompiledRead;
  readonly slots: readonly { readonly at: number; readonly slot: number }[];
}

const templates = new WeakMap<object, Template>();

/** The statement of a plan, which is compiled when it is first asked for; `values` fill its slots. */
export function compileOnce(plan: object, compile: () => Statement, values: readonly Parameter[]): CompiledRead {
  const template = templates.get(plan) ?? createTemplate(compile());
  templates.set(plan, template);
  const { read, slots } = template;
  if (slots.length === 0) return read;
  const parameters = [...read.statement.parameters];
  for (const { at, slot } of slots) parameters[at] = values[slot] ?? null;
  const statement = { ...read.statement, parameters };
  return { statement, keysAt: read.keysAt, signature: signatureOf(statement) };
}

function createTemplate(statement: Statement): Template {
  // What stands for a value comes out of the compiler as it went in.
  const parameters: readonly (Parameter | Slot)[] = statement.parameters;
  return {
    read: { statement, keysAt: statement.parameters.indexOf(keys), signature: signatureOf(statement) },
    slots: parameters.flatMap((parameter, at) => (isSlot(parameter) ? [{ at, slot: parameter.slot }] : [])),
  };
}
