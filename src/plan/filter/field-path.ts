/**
 * The field paths of `sort` and `groupBy`: `title`, `author.name`, `year(published_at)`, `count(tags)`,
 * `json(settings, a.b[0])`, `sections.item:headings.title`.
 */
import { mayAct, mayUseField } from "../../access/access.ts";
import { invalidQuery, secretField, unknownField } from "../../errors.ts";
import { parseJsonPath } from "../../filter/json-path.ts";
import type { Collection, ColumnField, Field, OneToAny, OneToMany } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { invariant } from "../../shared/invariant.ts";
import { functionsOfField } from "../../value/functions.ts";
import type { FunctionName } from "../../value/functions.ts";
import { always } from "../statement/condition.ts";
import { countOperand, datePartOperand, jsonLengthOperand, jsonOf, jsonTypeOf, orderedColumn } from "../statement/operand.ts";
import type { Expression } from "../statement/read-plan.ts";
import { createSubquery, guarded, joinMember, joinToOne, readColumn } from "../statement/scope.ts";
import type { AliasedCollection, Scope } from "../statement/scope.ts";

export interface FieldPath {
  /** Field names from the base collection on; a member of a many-to-any as `item:headings`. */
  readonly steps: readonly string[];
  readonly function: FunctionName | null;
  readonly jsonPath: string | null;
}

export function parseFieldPath(text: string, argument: string): FieldPath {
  if (text.length > longestPath) throw invalidQuery(argument, `expected a field, got a text of ${text.length} characters.`);
  const call = splitCall(text);
  if (call === null) return { steps: text.split("."), function: null, jsonPath: null };
  const { before, name, inner, jsonPath } = call;
  if (!isFunctionName(name) || (name === "json") !== (jsonPath !== null)) {
    throw invalidQuery(argument, `expected a field or a function of one, such as "year(date)", got ${JSON.stringify(text)}.`);
  }
  return { steps: `${before}${inner}`.split("."), function: name, jsonPath };
}

interface Call {
  /** Up to the last dot. */
  readonly before: string;
  readonly name: string;
  readonly inner: string;
  readonly jsonPath: string | null;
}

/** `author.json(settings, a.b)` in its parts; null for what is a name, even one such as `size (cm)`. */
function splitCall(text: string): Call | null {
  const match = /\(([^()]*)\)$/.exec(text);
  const called = text.slice(0, match?.index);
  if (match === null || !/[a-z]$/.test(called)) return null;
  const [, arguments_ = ""] = match;
  const comma = arguments_.indexOf(",");
  const inner = (comma === -1 ? arguments_ : arguments_.slice(0, comma)).trim();
  const jsonPath = comma === -1 ? null : arguments_.slice(comma + 1).trim();
  if (inner === "" || jsonPath === "") return null;
  const dot = called.lastIndexOf(".") + 1;
  return { before: called.slice(0, dot), name: called.slice(dot), inner, jsonPath };
}

/** The texts of `sort` and `groupBy`. A statement has 1,664 columns at most, and terms may need columns. */
export function assertFewPaths(paths: readonly unknown[] | undefined, argument: string): void {
  if (paths !== undefined && paths.length > mostPaths) {
    throw invalidQuery(argument, `expected at most ${mostPaths} fields, got ${paths.length}.`);
  }
}

const mostPaths = 100;

/** PostgreSQL's names have 63 bytes at most, and a path as many names as relations may nest. */
const longestPath = 1000;

function isFunctionName(name: string): name is FunctionName {
  return name === "json" || name === "count" || dateFunctions.has(name);
}

const dateFunctions: ReadonlySet<string> = new Set(["year", "month", "week", "day", "weekday", "hour", "minute", "second"]);

/** What a path leads to: an expression in `scope`, and the column it reads, if it is one. */
export interface ResolvedPath {
  readonly expression: Expression;
  readonly field: ColumnField | null;
}

/** Whose path is resolved, from where, and for which argument. */
export interface PathPlace {
  readonly context: PlanContext;
  readonly scope: Scope;
  readonly at: AliasedCollection;
  /** For messages: `sort`. */
  readonly argument: string;
  /** Which end of a to-many relation stands for the whole; null where a path may not cross one. */
  readonly descending: boolean | null;
}

export function resolveFieldPath(place: PathPlace, path: FieldPath): ResolvedPath {
  const most = place.context.settings.maxRelationalDepth;
  if (path.steps.length > most) throw invalidQuery(place.argument, `the path nests more than ${most - 1} relations.`);
  return resolveSteps(place, path.steps, path);
}

function resolveSteps(place: PathPlace, [step = "", ...rest]: readonly string[], path: FieldPath): ResolvedPath {
  const { scope, at, argument } = place;
  const { field, member } = resolveStep(place, step);
  if (rest.length === 0) return resolveLast(place, field, path);
  const { relation } = field;
  switch (relation?.kind) {
    case "m2o":
      return resolveSteps({ ...place, at: joinToOne(scope, at, relation) }, rest, path);
    case "a2o": {
      const members = relation.allowed.filter((name) => mayAct(place.context.access, name, "read"));
      if (member === null || !members.includes(member)) {
        throw invalidQuery(argument, `expected a member of "${field.name}", such as "${field.name}:${members[0] ?? ""}", got "${step}".`);
      }
      return resolveSteps({ ...place, at: joinMember(scope, at, relation, member) }, rest, path);
    }
    case "o2m":
    case "o2a":
      return resolveExtreme(place, relation, rest, path);
    case undefined:
      throw invalidQuery(argument, `"${step}" is no relation, so nothing can follow it.`);
  }
}

/** The least value among the items of a list, or the greatest. */
function resolveExtreme(place: PathPlace, relation: OneToMany | OneToAny, rest: readonly string[], path: FieldPath): ResolvedPath {
  const { scope, at, argument, descending } = place;
  if (descending === null) throw invalidQuery(argument, `"${relation.field}" leads to many items, and groups are of one value each.`);
  let inner: ResolvedPath | undefined;
  const subquery = createSubquery(scope, at, relation, (below) => {
    inner = resolveSteps({ ...place, scope: below, at: below.base }, rest, path);
    return always;
  });
  invariant(inner !== undefined, "a subquery is planned at once");
  return { expression: { kind: "extreme", subquery, value: inner.expression, descending }, field: inner.field };
}

/** A step by its name in the model or in the schema; `item:headings` and `item__headings` name a member. */
function resolveStep(
  { context, at: { collection }, argument }: PathPlace,
  step: string,
): { readonly field: Field; readonly member: string | null } {
  const direct = fieldNamed(context, collection, step);
  if (direct !== undefined) return { field: direct, member: null };
  const [, name = "", member = ""] = /^(.+?)(?::|__)(.+)$/.exec(step) ?? [];
  const any = fieldNamed(context, collection, name);
  if (any?.relation?.kind === "a2o") return { field: any, member };
  throw unknownField(argument, step, collection.name, didYouMean(step, visibleNames(context, collection)));
}

/** A field that the role may not see is as unknown as one that does not exist. */
export function fieldNamed(context: PlanContext, collection: Collection, name: string): Field | undefined {
  const field = collection.fields.get(name) ?? collection.fields.get(context.names.fieldNamed(collection.name, name) ?? "");
  return field !== undefined && mayUseField(context.access, collection.name, "read", field.name) ? field : undefined;
}

function visibleNames(context: PlanContext, collection: Collection): readonly string[] {
  return [...collection.fields.keys()].filter((name) => mayUseField(context.access, collection.name, "read", name));
}

function resolveLast({ scope, at, argument }: PathPlace, field: Field, path: FieldPath): ResolvedPath {
  const functions = functionsOfField(field);
  const fits = path.function === null || functions.includes(path.function);
  if (!fits || (path.function === null && field.kind === "alias")) {
    const possible = functions.map((name) => `"${name}(${field.name})"`).join(", ");
    throw invalidQuery(argument, `"${field.name}" has no such value${possible === "" ? "." : `; it has ${possible}.`}`);
  }
  if (field.kind === "alias") {
    const subquery = createSubquery(scope, at, field.relation, () => always);
    return { expression: guarded(scope, at, field.name, countOperand(subquery).expression), field: null };
  }
  if (field.masked) throw secretField(argument, field.collection, field.name);
  switch (path.function) {
    case null:
      return { expression: orderedColumn(scope, at, field), field };
    case "count":
      return { expression: jsonLengthOperand(scope, at, field).expression, field: null };
    case "json": {
      const steps = parseJsonPath(path.jsonPath ?? "", argument);
      return {
        expression: { kind: "jsonPath", operand: jsonOf(scope, at, field), jsonType: jsonTypeOf(field), path: steps, as: "text" },
        field: null,
      };
    }
    case "year":
    case "month":
    case "week":
    case "day":
    case "weekday":
    case "hour":
    case "minute":
    case "second":
      return { expression: datePartOperand(readColumn(scope, at, field), path.function).expression, field: null };
  }
}
