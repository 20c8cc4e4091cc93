import { GraphQLError, Kind, type OperationDefinitionNode } from "graphql";
import { findPlannedVariables } from "../request/request-shape.ts";
import { fragmentsOf } from "../request/walk-selections.ts";
import { checkDocument } from "./check-document.ts";
import { countStatedConditions } from "./limits/filter-conditions.ts";
import { createCostEstimate } from "./limits/operation-cost.ts";
import type { InvalidDocument, InvalidRequest } from "./operation-result.ts";
import type { PreparedOperation } from "./prepared-operation.ts";
import type { PreparedDocument, ServedSchema } from "./served-schema.ts";

/**
 * The operation of a document that may run: parsed, validated and counted, or remembered. `operationName` is null where
 * the document has but one.
 */
export function prepareOperation(
  served: ServedSchema,
  source: string,
  operationName: string | null,
): PreparedOperation | InvalidDocument | InvalidRequest {
  const document = served.documents.get(source) ?? prepareDocument(served, source);
  if (document.kind === "invalid document") return document;
  const operation = findOperation(document, operationName);
  if (operation instanceof GraphQLError) return { kind: "invalid request", errors: [operation] };
  const name = operation.name?.value ?? "";
  const known = document.operations.get(name);
  if (known !== undefined) return known;
  const prepared = buildPrepared(served, document, operation);
  document.operations.set(name, prepared);
  return prepared;
}

/** Longer documents are not remembered, so that all together take some ten megabytes at worst. */
const longest = 10_000;

function prepareDocument(served: ServedSchema, source: string): PreparedDocument | InvalidDocument {
  const checked = checkDocument(served.schema, source, served.settings);
  const prepared = checked.kind === "document" ? { ...checked, fragments: fragmentsOf(checked.document), operations: new Map() } : checked;
  if (source.length <= longest) served.documents.set(source, prepared);
  return prepared;
}

function findOperation({ document }: PreparedDocument, name: string | null): OperationDefinitionNode | GraphQLError {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [found, another] = operations.filter((operation) => name === null || operation.name?.value === name);
  if (another !== undefined) return new GraphQLError("Must provide operation name if query contains multiple operations.");
  if (found !== undefined) return found;
  return new GraphQLError(name === null ? "Must provide an operation." : `Unknown operation named "${name}".`);
}

function buildPrepared(
  { schema, mutationSchema, settings, createPlans, createAnswers, creations }: ServedSchema,
  { document, fragments }: PreparedDocument,
  operation: OperationDefinitionNode,
): PreparedOperation {
  const ofOperation = operation.operation === "mutation" ? (mutationSchema ?? schema) : schema;
  const planned = findPlannedVariables(operation, fragments);
  return {
    kind: "prepared",
    document,
    operation,
    fragments,
    schema: ofOperation,
    printedSchema: schema,
    conditions: countStatedConditions(operation, fragments),
    planned,
    costOf: createCostEstimate({ schema: ofOperation, operation, fragments, decisive: planned.decisive }, settings),
    plans: createPlans(),
    answers: createAnswers(),
    creations,
  };
}
