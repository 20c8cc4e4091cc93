import type { Access } from "../../access/access.ts";
import { RequestError, invalidPayload } from "../../errors.ts";
import type { FieldPlace } from "../../errors.ts";
import type { FieldInput, ItemInput, UnknownInput } from "../../input/item-input.ts";
import type { Collection, Model } from "../../model/model.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import type { JudgeContext } from "../filter/judge.ts";
import type { ItemWrite } from "./item-tree.ts";

export interface ParseContext extends JudgeContext {
  readonly access: Access;
  readonly model: Model;
}

/** What the parsing of one input shares. */
export interface ParseState extends ParseContext {
  readonly problems: RequestError[];
  /** One input object states one item, also where several items are given it. */
  readonly targets: WeakMap<ItemInput, ItemWrite>;
  /** What items were parsed from, as far as they are more than keys. */
  readonly inputs: Map<ItemWrite, ItemInput>;
  /** `parse-items.ts`, to which whatever holds items leads back. */
  readonly parseItem: (place: ItemPlace, input: ItemInput) => ItemWrite;
}

/** Where in an input an item stands. */
export interface ItemPlace {
  readonly state: ParseState;
  readonly collection: Collection;
  /** Leads here, for messages: `data.tags[0]`. */
  readonly path: string;
  readonly intent: ItemWrite["intent"];
  /** The key of the item, whatever the input says; null: the input has to tell it. */
  readonly key: string | null;
  /** For a member of a list. */
  readonly listed: ItemWrite["place"];
}

/** Where in an input a field of an item stands. */
export interface FieldInputPlace<Input extends FieldInput = FieldInput> {
  readonly state: ParseState;
  readonly item: ItemWrite;
  readonly input: Input;
  readonly path: string;
}

export function createItem({ collection, path, intent, key, listed }: Omit<ItemPlace, "state">): ItemWrite {
  const isNew = intent === "create";
  return { collection, path, place: listed, intent, key, isNew, values: new Map(), toOne: [], toAny: [], toMany: [] };
}

/** Goes on after a fault of the input, so that all of them are told at once. */
export function collect(state: ParseState, parse: () => void): void {
  try {
    parse();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    report(state, error);
  }
}

/** So many problems are counted, and then the input is not read to its end. */
const mostCounted = 5_000;

/** Ends the reading of an input of which far more is wrong than is told. */
export class EnoughProblems extends Error {
  override readonly name = "EnoughProblems";
}

export function report({ problems }: ParseState, problem: RequestError): void {
  problems.push(problem);
  if (problems.length > mostCounted) throw new EnoughProblems();
}

export function keyPlace({ name, primaryKey }: Collection): FieldPlace {
  return { collection: name, ...(primaryKey === null ? {} : { field: primaryKey.name }) };
}

export function unknownMember(path: string, { name: collection }: Collection, { name, known }: UnknownInput): RequestError {
  const sentence = `field "${name}" does not exist in "${collection}".${didYouMean(name, known)}`;
  return invalidPayload(path, sentence, { collection, field: name });
}
