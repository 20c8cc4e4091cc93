/** Recorded operations over HTTP, as they are and with one root field more, which makes graphql-js complete the answer. */
import { GraphQLError, Kind, parse, print, visit } from "graphql";
import type { DocumentNode, OperationDefinitionNode } from "graphql";
import type { Gateway } from "../../src/gateway.ts";

export interface Recorded {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | undefined;
}

/** The body of the answer. */
export async function post(gateway: Gateway, recorded: Recorded, token: string | null | undefined): Promise<string> {
  const authorization = token === null || token === undefined ? {} : { authorization: `Bearer ${token}` };
  const request = new Request("http://127.0.0.1/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...authorization },
    body: JSON.stringify(recorded),
  });
  return (await gateway.fetch(request)).text();
}

/** With that field behind all others of each operation; null for what is no document. */
export function askForMore(source: string, field: string): string | null {
  const document = parseDocument(source);
  const [asked] = document === null ? [] : parse(`{ more: ${field} }`).definitions;
  if (document === null || asked?.kind !== Kind.OPERATION_DEFINITION) return null;
  const enter = (operation: OperationDefinitionNode): OperationDefinitionNode => {
    const { selectionSet } = operation;
    return { ...operation, selectionSet: { ...selectionSet, selections: [...selectionSet.selections, ...asked.selectionSet.selections] } };
  };
  return print(visit(document, { OperationDefinition: { leave: enter } }));
}

/** An answer without it. */
export function withoutMore(answer: string): string {
  return answer.replace(/,?"more":(?:null|"\w+")\}\}$/, "}}");
}

function parseDocument(source: string): DocumentNode | null {
  try {
    return parse(source);
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}
