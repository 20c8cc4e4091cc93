/**
 * Ways to write an operation differently that mean the same: in, a document and its variables; out, another one and how
 * its answer reads as the first one's.
 */
import { Kind, parseType, print, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type {
  ConstValueNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from "graphql";

export interface Operation {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Transformation {
  readonly name: string;
  readonly transform: (schema: GraphQLSchema, operation: Operation) => Operation;
  /** The answer's data as it would be without the transformation; also used for messages, which name aliases. */
  readonly restore: (data: unknown) => unknown;
}

const unchanged = (data: unknown): unknown => data;

export const transformations: readonly Transformation[] = [
  { name: "every field is aliased", transform: aliasEveryField, restore: withoutPrefix },
  { name: "every selection is an inline fragment", transform: wrapInInlineFragments, restore: unchanged },
  { name: "every selection is a named fragment", transform: wrapInNamedFragments, restore: unchanged },
  { name: "every selection is split into fragments that overlap", transform: splitIntoFragments, restore: unchanged },
  { name: "every literal is a variable", transform: turnLiteralsIntoVariables, restore: unchanged },
  { name: "every selection is reversed", transform: reverseSelections, restore: unchanged },
  { name: "every root is asked for twice", transform: doubleRoots, restore: withoutTwins },
];

const prefix = "relata_";

function aliased(node: FieldNode): FieldNode {
  return { ...node, alias: { kind: Kind.NAME, value: `${prefix}${(node.alias ?? node.name).value}` } };
}

function aliasEveryField(_schema: GraphQLSchema, { document, variables }: Operation): Operation {
  return { document: visit(document, { Field: { leave: aliased } }), variables };
}

function withoutPrefix(data: unknown): unknown {
  if (typeof data === "string") return data.replaceAll(prefix, "");
  if (Array.isArray(data)) return data.map(withoutPrefix);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key.replace(prefix, ""), withoutPrefix(value)]));
}

function wrapInInlineFragments(schema: GraphQLSchema, operation: Operation): Operation {
  return mapSelectionSets(schema, operation, (selectionSet, type) => [inlineFragment(selectionSet.selections, type)]);
}

function inlineFragment(selections: readonly SelectionNode[], type: string | null): SelectionNode {
  const condition = type === null ? {} : { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } as const };
  return { kind: Kind.INLINE_FRAGMENT, ...condition, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

function wrapInNamedFragments(schema: GraphQLSchema, operation: Operation): Operation {
  const fragments: FragmentDefinitionNode[] = [];
  const { document, variables } = mapSelectionSets(schema, operation, (selectionSet, type) => {
    const name = { kind: Kind.NAME, value: `Wrapped${fragments.length}` } as const;
    const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } } as const;
    fragments.push({ kind: Kind.FRAGMENT_DEFINITION, name, typeCondition, selectionSet });
    return [{ kind: Kind.FRAGMENT_SPREAD, name }];
  });
  return { document: { ...document, definitions: [...document.definitions, ...fragments] }, variables };
}

/** `{ a b c }` as `{ ... { a b } ... on T { c a } }`: fields meet again when selections merge. */
function splitIntoFragments(schema: GraphQLSchema, operation: Operation): Operation {
  return mapSelectionSets(schema, operation, ({ selections }, type) => {
    const half = Math.ceil(selections.length / 2);
    const first = selections.slice(0, half);
    // Leaves alone: what is under a field would double at every level.
    const again = first.filter((selection) => selection.kind === Kind.FIELD && selection.selectionSet === undefined);
    const second = [...selections.slice(half), ...again];
    return [inlineFragment(first, null), ...(second.length === 0 ? [] : [inlineFragment(second, type)])];
  });
}

function mapSelectionSets(
  schema: GraphQLSchema,
  { document, variables }: Operation,
  map: (selectionSet: SelectionSetNode, type: string) => readonly SelectionNode[],
): Operation {
  const types = new TypeInfo(schema);
  const mapped = visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(selectionSet) {
          const type = types.getParentType();
          return type === null || type === undefined ? undefined : { ...selectionSet, selections: map(selectionSet, type.name) };
        },
      },
    }),
  );
  return { document: mapped, variables };
}

function turnLiteralsIntoVariables(schema: GraphQLSchema, { document, variables }: Operation): Operation {
  const types = new TypeInfo(schema);
  const values: Record<string, unknown> = {};
  const variableTypes = new Map<string, string>();
  const names = new Map<string, string>();
  const mapped = visit(
    document,
    visitWithTypeInfo(types, {
      Argument(node) {
        const type = types.getInputType();
        if (type === null || type === undefined || hasVariable(node.value)) return undefined;
        // Equal literals become one variable, since fields that merge must have equal arguments.
        const key = `${String(type)} ${print(node.value)}`;
        const name = names.get(key) ?? `literal${names.size}`;
        names.set(key, name);
        variableTypes.set(name, String(type));
        values[name] = literalValue(node.value as ConstValueNode);
        return { ...node, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } };
      },
    }),
  );
  const definitions = [...variableTypes].map(
    ([name, type]) =>
      ({
        kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
        type: parseType(type),
      }) as const,
  );
  const declared = visit(mapped, {
    OperationDefinition: (node) => ({ ...node, variableDefinitions: [...(node.variableDefinitions ?? []), ...definitions] }),
  });
  return { document: declared, variables: { ...variables, ...values } };
}

function hasVariable(value: Parameters<typeof print>[0]): boolean {
  return print(value).includes("$") && !/^"(?:[^"\\]|\\.)*"$/.test(print(value));
}

/** The literal as JSON would carry it; an integer that JSON's readers would round stays a text. */
function literalValue(node: ConstValueNode): unknown {
  switch (node.kind) {
    case Kind.INT:
      return Number.isSafeInteger(Number(node.value)) ? Number(node.value) : node.value;
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.BOOLEAN:
    case Kind.STRING:
    case Kind.ENUM:
      return node.value;
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map(literalValue);
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, literalValue(value)]));
  }
}

function reverseSelections(_schema: GraphQLSchema, { document, variables }: Operation): Operation {
  const reverse = (node: SelectionSetNode): SelectionSetNode => ({ ...node, selections: node.selections.toReversed() });
  return { document: visit(document, { SelectionSet: { leave: reverse } }), variables };
}

const twin = "twin_";

function doubleRoots(_schema: GraphQLSchema, { document, variables }: Operation): Operation {
  const twinOf = (selection: SelectionNode): readonly SelectionNode[] =>
    selection.kind === Kind.FIELD
      ? [{ ...selection, alias: { kind: Kind.NAME, value: `${twin}${(selection.alias ?? selection.name).value}` } }]
      : [];
  const definitions = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const { selections } = definition.selectionSet;
    return { ...definition, selectionSet: { ...definition.selectionSet, selections: [...selections, ...selections.flatMap(twinOf)] } };
  });
  return { document: { ...document, definitions }, variables };
}

/** The answer without the twins, once they turned out to be equal. */
function withoutTwins(data: unknown): unknown {
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data);
  const firsts = new Map(entries.filter(([key]) => !key.startsWith(twin)));
  for (const [key, value] of entries) {
    if (key.startsWith(twin) && JSON.stringify(firsts.get(key.slice(twin.length))) !== JSON.stringify(value))
      return { differs: key, value };
  }
  return Object.fromEntries(firsts);
}
