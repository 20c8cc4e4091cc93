/**
 * The query that GraphiQL opens with. In: the schema. Out: a query that is valid against it and shows what there is:
 * a list with a few fields, a related item, and the members of a union where there is one; of the system endpoint, the model.
 */
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from "graphql";
import { outputMeaning, rootMeaning } from "../schema/names/meaning.ts";

export type Field = GraphQLField<unknown, unknown>;

export function composeExampleQuery(schema: GraphQLSchema): string {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) => rootMeaning(field)?.kind === "list");
  const [best] = roots.map((root) => composeRoot(root)).toSorted((left, right) => right.interest - left.interest);
  const lines = describingLines(schema) ?? best?.lines ?? ["__typename"];
  const query = [...introduction, "query Example {", ...indent(lines), "}", ""].join("\n");
  // A query that does not work is no example, whatever a schema may have in store.
  return validate(schema, parse(query)).length === 0 ? query : [...introduction, "query Example {", "  __typename", "}", ""].join("\n");
}

/** Some of one collection, from its root field. */
export function composeCollectionQuery(schema: GraphQLSchema, root: Field): string {
  const query = ["query Example {", ...indent(composeRoot(root).lines), "}", ""].join("\n");
  return validate(schema, parse(query)).length === 0 ? query : `query Example {\n  __typename\n}\n`;
}

/** On the system endpoint: the model, for whoever may see it, else the server; null elsewhere. */
function describingLines(schema: GraphQLSchema): readonly string[] | null {
  const all = Object.values(schema.getQueryType()?.getFields() ?? {});
  // A collection may be called so, too.
  const roots = new Set(all.filter((field) => rootMeaning(field) === undefined).map(({ name }) => name));
  if (roots.has("collections") && roots.has("relations"))
    return [
      ...nest("collections", ["collection", ...nest("meta", ["note", "hidden", "singleton"])]),
      ...nest("relations", ["collection", "field", "related_collection"]),
    ];
  return !roots.has("server_ping") || all.some((field) => rootMeaning(field)?.kind === "list")
    ? null
    : ["server_ping", ...nest("server_info", nest("project", ["project_name"]))];
}

const introduction = ["# The play button runs this. Write a query of your own:", "# Ctrl-Space shows what fits, the book on the left all."];

interface Composed {
  readonly lines: readonly string[];
  /** How much there is to see. */
  readonly interest: number;
}

function composeRoot(root: Field): Composed {
  const type = getNamedType(root.type);
  if (!isObjectType(type)) return { lines: [], interest: -1 };
  const inner = composeItem(type, 2, [type]);
  return { lines: nest(`${root.name}${firstRows(root, 5)}`, inner.lines), interest: inner.interest };
}

/** A few fields of an item, then `depth` levels of related ones. */
function composeItem(type: GraphQLObjectType, depth: number, above: readonly GraphQLNamedType[]): Composed {
  const scalars = choosePlainFields(type).map((field) => field.name);
  const relations = depth === 0 ? [] : chooseRelations(type, depth, above);
  return {
    lines: [...scalars, ...relations.flatMap((relation) => relation.lines)],
    interest: scalars.length + relations.reduce((sum, relation) => sum + relation.interest, 0),
  };
}

/** The key and what people read first. */
function choosePlainFields(type: GraphQLObjectType): readonly Field[] {
  const plain = Object.values(type.getFields()).filter((field) => outputMeaning(field)?.kind === "column" && isPlain(field));
  const rank = (field: Field): number => {
    const position = telling.indexOf(field.name);
    return position === -1 ? telling.length : position;
  };
  return plain.toSorted((left, right) => rank(left) - rank(right)).slice(0, 3);
}

const telling = ["id", "title", "name", "headline", "label", "first_name", "last_name", "email", "slug", "status", "code"];

function isPlain(field: Field): boolean {
  const type = getNullableType(field.type);
  return isLeafType(type) && ["ID", "String", "Int", "Float", "Boolean", "Date"].includes(type.name) && field.args.length === 0;
}

/** One related item, or a union's, and one list of them: the most interesting of each. At the last level only the former. */
function chooseRelations(type: GraphQLObjectType, depth: number, above: readonly GraphQLNamedType[]): readonly Composed[] {
  const candidates = Object.values(type.getFields())
    .filter((field) => outputMeaning(field)?.kind === "relation" && !above.includes(getNamedType(field.type)))
    .map((field) => ({ field, ...composeRelation(field, depth, above) }))
    .filter((candidate) => candidate.lines.length > 0)
    .toSorted((left, right) => right.interest - left.interest);
  const toOne = candidates.find(({ field }) => !isList(field));
  const toMany = candidates.find(({ field }) => isList(field));
  return [toOne, depth > 1 ? toMany : undefined].filter((candidate) => candidate !== undefined);
}

function composeRelation(field: Field, depth: number, above: readonly GraphQLNamedType[]): Composed {
  const type = getNamedType(field.type);
  // A union that leads back to where one came from shows less.
  if (isUnionType(type))
    return { lines: nest(field.name, composeMembers(type)), interest: type.getTypes().some((member) => above.includes(member)) ? 5 : 20 };
  // Users, files and the like are everywhere; the database's own collections say more.
  if (!isObjectType(type) || type.name.startsWith("directus_")) return { lines: [], interest: 0 };
  const inner = composeItem(type, isList(field) ? depth - 1 : 0, [...above, type]);
  return { lines: inner.lines.length > 0 ? nest(`${field.name}${firstRows(field, 3)}`, inner.lines) : [], interest: inner.interest };
}

/** Members may give one name to fields of different types, which do not merge: such a name is shown once. */
function composeMembers(union: GraphQLUnionType): readonly string[] {
  const types = new Map<string, string>();
  const fragments = union
    .getTypes()
    .slice(0, 4)
    .map((member) => {
      const fields = choosePlainFields(member).filter((field) => (types.get(field.name) ?? String(field.type)) === String(field.type));
      for (const field of fields) types.set(field.name, String(field.type));
      return fields.length > 0
        ? nest(
            `... on ${member.name}`,
            fields.map((field) => field.name),
          )
        : [];
    });
  return ["__typename", ...fragments.flat()];
}

function firstRows(field: Field, limit: number): string {
  const takesLimit = isList(field) && field.args.some((argument) => argument.name === "limit");
  return takesLimit ? `(limit: ${limit})` : "";
}

function isList(field: Field): boolean {
  return isListType(getNullableType(field.type));
}

function nest(head: string, lines: readonly string[]): readonly string[] {
  return [`${head} {`, ...indent(lines), "}"];
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
