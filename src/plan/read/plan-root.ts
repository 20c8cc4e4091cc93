import { unknownItem } from "../../errors.ts";
import { isVariable, valueIn } from "../../filter/variable-value.ts";
import type { VariableValue } from "../../filter/variable-value.ts";
import { collectionOf, fieldOf } from "../../model/look-up.ts";
import type { Collection, ColumnField } from "../../model/model.ts";
import type { PlanContext } from "../../request/plan-context.ts";
import type { ItemSelection, ItemsSelection, RootSelection } from "../../request/selection.ts";
import { holdValue } from "../../request/slots.ts";
import type { Inputs, Outcome, Slot } from "../../request/slots.ts";
import { invariant } from "../../shared/invariant.ts";
import { constantDefault } from "../../value/constant-default.ts";
import { readKeyText } from "../../value/key-text.ts";
import type { ItemLayout, Property, RootPlan } from "../statement/read-plan.ts";
import { keyLink } from "./key-links.ts";
import { planAggregate } from "./plan-aggregate.ts";
import { planRead } from "./plan-read.ts";
import type { Delta } from "./version.ts";

/** The plan of a root field of `Query`; `delta` is that of the version it asks for. */
export function planRoot(context: PlanContext, selection: RootSelection, delta: Delta | null): RootPlan {
  const collection = collectionOf(context.model, selection.collection);
  switch (selection.kind) {
    case "list":
      return {
        kind: "list",
        node: planRead(context, selection.item, {
          link: { kind: "root" },
          arguments: selection.arguments,
          defaultSort: collection.sortField,
          rows: "many",
          depth: 0,
          path: "",
        }),
      };
    case "byId":
    case "byVersion":
      // A singleton's version names no key.
      return collection.singleton
        ? planSingleton(context, collection, selection, delta)
        : planItemByKey(context, collection, selection, delta);
    case "singleton":
      return planSingleton(context, collection, selection, delta);
    case "currentUser":
      return planCurrentUser(context, collection, selection);
    case "currentRoles":
      return planCurrentRoles(context, selection);
    case "aggregated":
      return { kind: "aggregate", plan: planAggregate(context, collection, selection) };
  }
}

function planSingleton(context: PlanContext, collection: Collection, selection: ItemsSelection, delta: Delta | null): RootPlan {
  const node = planRead(context, selection.item, {
    link: { kind: "root" },
    arguments: { limit: 1 },
    defaultSort: null,
    rows: "many",
    depth: 0,
    path: "",
    delta,
    asStated: selection.kind === "byVersion",
  });
  return { kind: "singleton", node, defaults: singletonDefaults(collection, selection.item) };
}

function planItemByKey(context: PlanContext, collection: Collection, selection: ItemsSelection, delta: Delta | null): RootPlan {
  const { primaryKey } = collection;
  const { id } = selection.arguments;
  invariant(primaryKey !== null && id !== undefined, `collection "${collection.name}" is read by its key`);
  const key = planKey(context, collection.name, primaryKey, id);
  const node = planRead(context, selection.item, {
    link: keyLink(primaryKey),
    arguments: {},
    defaultSort: null,
    rows: "one",
    depth: 0,
    path: "",
    delta,
    asStated: selection.kind === "byVersion",
  });
  return { kind: "item", node, key };
}

function planCurrentUser(context: PlanContext, collection: Collection, { item }: ItemsSelection): RootPlan {
  const { primaryKey } = collection;
  invariant(primaryKey !== null, `collection "${collection.name}" is read by its key`);
  const compute = ({ user }: Inputs): Outcome<string> => {
    if (user.id === null) throw unknownItem(collection.name);
    return { variant: "key", parameter: user.id };
  };
  const { parameter } = holdValue(context, compute);
  invariant(parameter !== null, "a user has a key");
  const node = planRead(context, item, { link: keyLink(primaryKey), arguments: {}, defaultSort: null, rows: "one", depth: 0, path: "" });
  return { kind: "item", node, key: parameter };
}

function planCurrentRoles(context: PlanContext, { item }: ItemsSelection): RootPlan {
  const compute = ({ user }: Inputs): Outcome<readonly string[]> => ({ variant: "keys", parameter: user.roles });
  const { parameter } = holdValue(context, compute);
  const request = { arguments: { limit: -1 }, defaultSort: null, rows: "many", depth: 0, path: "" } as const;
  return { kind: "list", node: planRead(context, item, { ...request, link: { kind: "root" }, among: parameter ?? [] }) };
}

/** A text that cannot be a key belongs to no item. */
function planKey(context: PlanContext, collection: string, primaryKey: ColumnField, id: string | VariableValue): string | Slot {
  const compute = (inputs: Inputs): Outcome<string> => {
    const text = readKeyText(primaryKey, String(valueIn(id, inputs.variables)));
    if (text === null) throw unknownItem(collection);
    return { variant: "key", parameter: text };
  };
  const { parameter } = isVariable(id) ? holdValue(context, compute) : compute({ ...context, variables: null });
  invariant(parameter !== null, "a key has a text");
  return parameter;
}

/** What a singleton without a row answers: the constant defaults of its columns. */
function singletonDefaults(collection: Collection, item: ItemSelection): ItemLayout {
  const properties = item.fields.map((selected): Property => {
    const { key } = selected;
    const field = fieldOf(collection, selected.field);
    if (selected.kind === "functions") return { kind: "object", key, layout: layoutOf([]) };
    if (field.kind === "alias") return { kind: "constant", key, value: field.relation.single ? null : [] };
    return { kind: "constant", key, value: selected.kind === "column" ? defaultOf(field) : null };
  });
  return layoutOf(properties);
}

function layoutOf(properties: readonly Property[]): ItemLayout {
  return { collection: null, presence: null, properties };
}

function defaultOf(field: ColumnField): unknown {
  return field.masked ? null : constantDefault(field);
}
