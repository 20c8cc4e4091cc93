/**
 * Writers of items: what a plan's rows become as the text of an answer, compiled once for a plan. In: what is asked for, by
 * GraphQL's types, and the layout that was planned of it. Out: functions from a row to JSON, joined from what is the same in
 * every answer (keys, punctuation, `__typename`) and the cells between.
 */
import { GraphQLObjectType, GraphQLUnionType, getNamedType, getNullableType, isListType } from "graphql";
import type { FieldNode } from "graphql";
import type { Row } from "../../database/database.ts";
import type { AggregatePlan, AggregateProperty, ItemLayout, Property } from "../../plan/statement/read-plan.ts";
import { collectAnswered } from "../../request/running-operation.ts";
import type { AskedField, SelectionPlace } from "../../request/running-operation.ts";
import { typeMeaning } from "../../schema/names/meaning.ts";
import type { CompiledEdge, CompiledNode, CompiledRoot } from "../../sql/compile-plan.ts";
import { groupOf } from "./finish-aggregate.ts";
import { createWriteCell, createWriteValue, nullOf } from "./write-leaf.ts";

/** The text of one item. `first` is the cell that the layout's first is; `edges` are as the node's, for the item in row `index`. */
export type WriteItem = (row: Row, first: 0 | 1, index: number, edges: readonly WriteEdge[]) => string;

/** What an edge gives the parent in row `index`. */
export type WriteEdge = (index: number) => string;

/** As a `CompiledNode`. */
export interface NodeWriter {
  readonly write: WriteItem;
  readonly edges: readonly EdgeWriter[];
}

export interface EdgeWriter {
  /** What stands for no item. */
  readonly writeNull: () => string;
  /** The writers of the nodes that the edge's items come from. */
  readonly members: ReadonlyMap<CompiledNode, NodeWriter>;
}

export type RootWriter =
  /** `writeDefaults`: of a singleton, what stands for the row that is not there. */
  | { readonly kind: "items"; readonly node: NodeWriter; readonly writeDefaults: WriteItem | null }
  | { readonly kind: "groups"; readonly write: (row: Row) => string };

/** Null where something is asked for that only graphql-js can answer. */
export function compileWriter(asked: AskedField, plan: CompiledRoot): RootWriter | null {
  const type = getNamedType(asked.field.type);
  if (!(type instanceof GraphQLObjectType)) return null;
  try {
    if (plan.kind === "aggregate") return { kind: "groups", write: compileGroup(asked, type, plan.plan) };
    const asking = { place: asked, nodes: asked.nodes };
    const node = compileNodeWriter(asking, type, plan.node);
    if (plan.kind !== "singleton") return { kind: "items", node, writeDefaults: null };
    return { kind: "items", node, writeDefaults: compileObject(asking, type, { layout: plan.defaults, node: plan.node, edges: [] }) };
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}

/** Such as a field that an extension answers. */
class Unsupported extends Error {
  override readonly name = "Unsupported";
}

/** Where objects are asked for. */
interface Asking {
  readonly place: SelectionPlace;
  readonly nodes: readonly FieldNode[];
}

function compileNodeWriter(asking: Asking, type: GraphQLObjectType, node: CompiledNode): NodeWriter {
  const edges: EdgeWriter[] = [];
  const write = compileObject(asking, type, { layout: node.layout, node, edges });
  // An edge that nothing of the answer shows is loaded all the same.
  return { write, edges: node.edges.map((_, index) => edges[index] ?? unshown) };
}

const unshown: EdgeWriter = { writeNull: () => "null", members: new Map() };

/** The node whose rows an object's cells are in, and its edges as far as they are compiled. */
interface ObjectPlace {
  readonly layout: ItemLayout;
  readonly node: CompiledNode;
  readonly edges: EdgeWriter[];
}

type Part = WriteItem | string;

function compileObject({ place, nodes }: Asking, type: GraphQLObjectType, at: ObjectPlace): WriteItem {
  const properties = new Map(at.layout.properties.map((property) => [property.key, property]));
  const parts = collectAnswered(place, type, nodes).map(({ key, name, asked }): readonly [string, Part] => {
    if (name === "__typename") return [key, JSON.stringify(type.name)];
    if (asked === null) throw new Unsupported();
    return [key, compileProperty(asked, properties.get(key), at)];
  });
  return joinParts(parts);
}

/** `{"title":` <cell> `,"author":` <object> `}`, with constants in one piece with the keys around them. */
function joinParts(parts: readonly (readonly [key: string, part: Part])[]): WriteItem {
  const steps: { readonly before: string; readonly write: WriteItem }[] = [];
  let text = "{";
  for (const [index, [key, part]] of parts.entries()) {
    text += `${index === 0 ? "" : ","}${JSON.stringify(key)}:`;
    if (typeof part === "string") text += part;
    else {
      steps.push({ before: text, write: part });
      text = "";
    }
  }
  const end = `${text}}`;
  return (row, first, index, edges) => {
    let item = "";
    for (const { before, write } of steps) item += before + write(row, first, index, edges);
    return item + end;
  };
}

function compileProperty(asked: AskedField, property: Property | undefined, at: ObjectPlace): Part {
  const { type } = asked.field;
  const writeNull = nullOf(type);
  // A field that nobody answers.
  if (property === undefined) return writeNull;
  switch (property.kind) {
    case "value": {
      const { cell, decode } = property;
      const write = createWriteCell(type, decode);
      if (write === null) throw new Unsupported();
      return (row, first) => write(row[cell + first] ?? null);
    }
    case "constant": {
      const { value } = property;
      if (value === null) return writeNull;
      if (Array.isArray(value) && value.length === 0) return "[]";
      const write = createWriteValue(type);
      if (write === null) throw new Unsupported();
      return () => write(value);
    }
    case "object": {
      const { layout } = property;
      const { presence } = layout;
      const write = compileObject({ place: asked, nodes: asked.nodes }, objectTypeOf(asked), { ...at, layout });
      if (presence === null) return write;
      return (row, first, index, edges) => (row[presence + first] === null ? writeNull() : write(row, first, index, edges));
    }
    case "edge": {
      const { edge } = property;
      const compiled = at.node.edges[edge];
      if (compiled === undefined || at.edges[edge] !== undefined) throw new Unsupported();
      at.edges[edge] = { writeNull, members: compileMembers(asked, compiled) };
      return (_row, _first, index, edges) => edges[edge]?.(index) ?? writeNull();
    }
  }
}

function objectTypeOf(asked: AskedField): GraphQLObjectType {
  const type = getNullableType(asked.field.type);
  if (!(type instanceof GraphQLObjectType)) throw new Unsupported();
  return type;
}

function compileMembers(asked: AskedField, edge: CompiledEdge): ReadonlyMap<CompiledNode, NodeWriter> {
  const asking: Asking = { place: asked, nodes: asked.nodes };
  const nullable = getNullableType(asked.field.type);
  if (isListType(nullable) !== (edge.kind === "many")) throw new Unsupported();
  const type = getNamedType(nullable);
  if (edge.kind !== "any") {
    if (!(type instanceof GraphQLObjectType)) throw new Unsupported();
    return new Map([[edge.child, compileNodeWriter(asking, type, edge.child)]]);
  }
  if (!(type instanceof GraphQLUnionType)) throw new Unsupported();
  const types = new Map(type.getTypes().map((member) => [typeMeaning(member)?.collection, member]));
  return new Map(
    [...edge.members].map(([collection, { node }]) => {
      const member = types.get(collection);
      if (member === undefined) throw new Unsupported();
      return [node, compileNodeWriter(asking, member, node)] as const;
    }),
  );
}

function compileGroup(asked: AskedField, type: GraphQLObjectType, plan: AggregatePlan): (row: Row) => string {
  const properties = new Map(plan.layout.map((property) => [property.key, property]));
  const parts = collectAnswered(asked, type, asked.nodes).map(({ key, name, asked: inner }): readonly [string, Part] => {
    if (name === "__typename") return [key, JSON.stringify(type.name)];
    if (inner === null) throw new Unsupported();
    return [key, compileAggregate(inner, properties.get(key), plan)];
  });
  const write = joinParts(parts);
  return (row) => write(row, 0, 0, []);
}

function compileAggregate(asked: AskedField, property: AggregateProperty | undefined, plan: AggregatePlan): Part {
  const { type } = asked.field;
  switch (property?.kind) {
    case undefined:
      return nullOf(type);
    case "cell":
      return compileNumber(asked, property.cell, plan);
    case "group": {
      const write = createWriteValue(type);
      if (write === null) throw new Unsupported();
      return (row) => write(groupOf(plan, row));
    }
    case "object": {
      const cells = new Map(property.properties.map(({ key, cell }) => [key, cell]));
      const target = objectTypeOf(asked);
      return joinParts(
        collectAnswered(asked, target, asked.nodes).map(({ key, name, asked: inner }): readonly [string, Part] => {
          if (name === "__typename") return [key, JSON.stringify(target.name)];
          const cell = cells.get(key);
          if (inner === null || cell === undefined) throw new Unsupported();
          return [key, compileNumber(inner, cell, plan)];
        }),
      );
    }
  }
}

/** Cells of numbers stand behind those of the groups. */
function compileNumber(asked: AskedField, cell: number, plan: AggregatePlan): WriteItem {
  const write = createWriteCell(asked.field.type, "number");
  if (write === null) throw new Unsupported();
  const place = plan.groups.length + cell;
  return (row) => write(row[place] ?? null);
}
