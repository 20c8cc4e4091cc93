/**
 * The rules that are stored with permissions and fields, parsed at boot. In: JSON by the Model's names, as Directus
 * stores it. Out: a filter; or what is wrong, where any part cannot be understood: the other parts alone may allow too much.
 *
 * Beside what filters of clients know, lists may be one text (`"_in": "draft,archived"`), functions may be calls
 * (`"year(published_at)"`), members may be named with a colon (`"item:headings"`), and rules over items that are
 * written know `_regex` and `_submitted`.
 */
import { RequestError, invalidQuery } from "../errors.ts";
import { isDynamic } from "../filter/dynamic-text.ts";
import { dynamicTextsOf } from "../filter/facts.ts";
import { allOf, never } from "../filter/filter.ts";
import type { Filter, Quantifier, Subject } from "../filter/filter.ts";
import { operatorsOf } from "../filter/operators.ts";
import { parseComparisons, parseJsonComparisons, recordOf, writtenOperators } from "../filter/parse-comparison.ts";
import { collectionOf } from "../model/look-up.ts";
import type { Collection, ColumnField, Field, Model } from "../model/model.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { functionsOfField } from "../value/functions.ts";
import type { FunctionName } from "../value/functions.ts";
import { resolveDynamicPath } from "./dynamic-path.ts";

export type ParsedRule = { readonly kind: "rule"; readonly filter: Filter } | { readonly kind: "fault"; readonly sentence: string };

/** What a rule is held against: the rows of a collection, or an item that is about to be written. */
export type RuleUse = "rows" | "written";

export function parseRule(model: Model, collection: Collection, use: RuleUse, rule: unknown): ParsedRule {
  try {
    const filter = parseObject({ model, collection, use, path: "rule" }, rule);
    assertPathsLead(model, filter);
    return { kind: "rule", filter };
  } catch (error) {
    if (error instanceof RequestError) return { kind: "fault", sentence: error.message };
    throw error;
  }
}

/** A path such as `$CURRENT_USER.team` that the model does not have is a fault, and not a list of no values. */
function assertPathsLead(model: Model, filter: Filter): void {
  for (const text of dynamicTextsOf(filter)) {
    const isPath = /^\$CURRENT_(?:USER|ROLE)\./.test(text);
    if (isPath && resolveDynamicPath(model, text) === null) throw invalidQuery("rule", `the path "${text}" leads nowhere.`);
  }
}

/** Where in a rule parsing stands. */
interface RulePlace {
  readonly model: Model;
  /** Whose items the rule speaks of here. */
  readonly collection: Collection;
  readonly use: RuleUse;
  readonly path: string;
}

function parseObject(place: RulePlace, rule: unknown): Filter {
  const parts = Object.entries(recordOf(rule, place.path)).map(([key, value]) =>
    parseKey({ ...place, path: `${place.path}.${key}` }, key, value),
  );
  return allOf(parts);
}

function parseKey(place: RulePlace, key: string, value: unknown): Filter {
  switch (key) {
    case "_and":
      return allOf(parseList(place, value));
    case "_or":
      return parseOr(place, value);
    case "_not":
      return { kind: "not", part: parseObject(place, value) };
  }
  const field = place.collection.fields.get(key);
  return field === undefined ? parseOtherKey(place, key, value) : parseField(place, field, value);
}

function parseList(place: RulePlace, value: unknown): readonly Filter[] {
  if (!Array.isArray(value)) throw invalidQuery(place.path, "expected a list.");
  return value.map((part: unknown, index) => parseObject({ ...place, path: `${place.path}[${index}]` }, part));
}

/** An empty `_or` has no alternative that could hold, so it allows nothing. */
function parseOr(place: RulePlace, value: unknown): Filter {
  const parts = parseList(place, value);
  return parts.length === 0 ? never : { kind: "or", parts };
}

function parseField(place: RulePlace, field: Field, value: unknown): Filter {
  const { relation, name } = field;
  if (field.kind === "alias") return parseToMany(below(place, field.relation.target), name, value);
  if (relation?.kind === "m2o" && !isOperators(value)) {
    return { kind: "toOne", field: name, filter: parseObject(below(place, relation.target), value) };
  }
  return parseColumn(place, field, value);
}

/** Only the written item is held against the rule in memory; items that are related to it are rows. */
function below(place: RulePlace, collection: string): RulePlace {
  return { ...place, collection: collectionOf(place.model, collection), use: "rows" };
}

/** `{ "_eq": 1 }` and not a rule over a related item. */
function isOperators(value: unknown): boolean {
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  return keys.length > 0 && keys.every((key) => key.startsWith("_") && !["_and", "_or", "_not", "_some", "_none", "_every"].includes(key));
}

function parseToMany(place: RulePlace, field: string, value: unknown): Filter {
  const { _some: some, _none: none, _every: every, ...implicit } = recordOf(value, place.path);
  const quantified = (quantifier: Quantifier, rule: unknown): readonly Filter[] =>
    rule === undefined ? [] : [{ kind: "toMany", field, quantifier, filter: parseObject(place, rule) }];
  const isImplied = Object.keys(implicit).length > 0;
  return allOf([
    ...quantified("some", some),
    ...quantified("none", none),
    ...quantified("every", every),
    ...quantified("some", isImplied ? implicit : undefined),
  ]);
}

function parseColumn(place: RulePlace, field: ColumnField, value: unknown): Filter {
  const { _json: paths, ...operators } = recordOf(value, place.path);
  const subject: Subject = { kind: "column", field: field.name };
  if (paths === undefined) return parseOperators(place, subject, operators);
  if (field.type !== "json") throw invalidQuery(`${place.path}._json`, `field "${field.name}" is no json.`);
  const split = Object.fromEntries(Object.entries(recordOf(paths, place.path)).map(([path, inner]) => [path, splitLists(place, inner)]));
  return allOf([parseOperators(place, subject, operators), parseJsonComparisons(split, `${place.path}._json`, field.name)]);
}

function parseOperators(place: RulePlace, subject: Subject, value: unknown): Filter {
  const operators = recordOf(value, place.path);
  const unfit = place.use === "rows" ? Object.keys(operators).find((name) => writtenOperators.has(name)) : undefined;
  if (unfit !== undefined) throw invalidQuery(`${place.path}.${unfit}`, `"${unfit}" holds of fields of written items alone.`);
  return parseComparisons(splitLists(place, operators), place.path, () => subject);
}

/** Lists that are one text, split at its commas. Blanks are part of a text, and cut off around `$CURRENT_USER` and the like. */
function splitLists(place: RulePlace, operators: unknown): Readonly<Record<string, unknown>> {
  const split = (operand: string): readonly string[] => operand.split(",").map((one) => (isDynamic(one.trim()) ? one.trim() : one));
  return Object.fromEntries(
    Object.entries(recordOf(operators, place.path)).map(([name, operand]) => [
      name,
      typeof operand === "string" && listOperators.has(name) ? split(operand) : operand,
    ]),
  );
}

const listOperators: ReadonlySet<string> = new Set(operatorsOf("oneOf", "between"));

/** A member, or a function: `item:headings`, `item__headings`, `year(published_at)`, `published_at_func`. */
function parseOtherKey(place: RulePlace, key: string, value: unknown): Filter {
  const [, name = "", member = ""] = /^(.+?)(?::|__)(.+)$/.exec(key) ?? [];
  const relation = place.collection.fields.get(name)?.relation;
  if (relation?.kind === "a2o" && relation.allowed.includes(member)) {
    return { kind: "member", field: name, collection: member, filter: parseObject(below(place, member), value) };
  }
  const call = /^(\w+)\(\s*(.+?)\s*\)$/.exec(key);
  if (call !== null) return parseFunction(place, call[2] ?? "", call[1] ?? "", value);
  if (!key.endsWith("_func")) throw unknownKey(place, key);
  const field = key.slice(0, -"_func".length);
  return allOf(Object.entries(recordOf(value, place.path)).map(([called, operators]) => parseFunction(place, field, called, operators)));
}

function unknownKey({ collection, path }: RulePlace, key: string): RequestError {
  return invalidQuery(path, `collection "${collection.name}" has no field "${key}".${didYouMean(key, collection.fields.keys())}`);
}

function parseFunction(place: RulePlace, name: string, called: string, value: unknown): Filter {
  const field = place.collection.fields.get(name);
  if (field === undefined) throw unknownKey(place, name);
  const known = functionsOfField(field).find((one) => one === called);
  if (known === undefined || known === "json") throw invalidQuery(place.path, `field "${name}" has no function "${called}".`);
  return parseOperators({ ...place, use: "rows" }, functionSubject(field, known), value);
}

function functionSubject(field: Field, called: Exclude<FunctionName, "json">): Subject {
  if (field.kind === "alias") return { kind: "count", field: field.name };
  return called === "count" ? { kind: "length", field: field.name } : { kind: "datePart", field: field.name, part: called };
}
