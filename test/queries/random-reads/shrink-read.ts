/** The least document that still has what a document was found for. */
import { Kind, parse, print, validate, visit } from "graphql";
import type { ASTNode, DocumentNode, GraphQLSchema } from "graphql";

/** `isFound` says whether a smaller document has it as well. */
export async function shrinkRead(schema: GraphQLSchema, source: string, isFound: (smaller: string) => Promise<boolean>): Promise<string> {
  let least = parse(source);
  for (let place = 0; ;) {
    const smaller = without(least, place);
    if (smaller === null) return print(least);
    const isSmaller = validate(schema, smaller).length === 0 && (await isFound(print(smaller)));
    if (isSmaller) least = smaller;
    else place += 1;
  }
}

const removable: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.ARGUMENT,
  Kind.DIRECTIVE,
  Kind.OBJECT_FIELD,
]);

/** Without the part in that place, and what is then of no use; null where there is no such place. */
function without(document: DocumentNode, place: number): DocumentNode | null {
  let [index, isThere] = [0, false];
  const enter = (node: ASTNode): null | undefined => {
    if (!removable.has(node.kind)) return undefined;
    const isIt = index === place;
    index += 1;
    if (!isIt) return undefined;
    isThere = true;
    return null;
  };
  const smaller = visit(document, { enter });
  return isThere ? withoutUnused(smaller) : null;
}

function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => void used.add(`...${name.value}`),
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(`$${name.value}`),
  });
  let isSame = true;
  const drop = (name: string): null | undefined => {
    if (used.has(name)) return undefined;
    isSame = false;
    return null;
  };
  const smaller = visit(document, {
    FragmentDefinition: ({ name }) => drop(`...${name.value}`),
    VariableDefinition: ({ variable }) => drop(`$${variable.name.value}`),
  });
  return isSame ? smaller : withoutUnused(smaller);
}
