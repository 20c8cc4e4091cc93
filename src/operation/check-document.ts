/**
 * Whether a document may run. In: its text, and the schema of whoever sends it. Out: the parsed document, or what is
 * wrong with it. What it may cost to look at is bounded before anything looks.
 */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  type ValidationRule,
  parse,
  validate,
} from "graphql";
import { documentRules } from "../schema/wire/document-rules.ts";
import type { EngineSettings } from "./engine-settings.ts";
import { assertDocumentLimits } from "./limits/document-limits.ts";
import type { InvalidDocument } from "./operation-result.ts";

export interface ValidDocument {
  readonly kind: "document";
  readonly document: DocumentNode;
}

const rulesWithoutIntrospection: readonly ValidationRule[] = [...documentRules, NoSchemaIntrospectionCustomRule];

export function checkDocument(
  schema: GraphQLSchema,
  source: string,
  { document: limits, introspection }: Pick<EngineSettings, "document" | "introspection">,
): ValidDocument | InvalidDocument {
  try {
    // What is not a token costs as well: a megabyte of comments is half a million of them.
    if (source.length > limits.maxLength) throw tooLarge(`it has at most ${limits.maxLength} characters`);
    // The parser's own limit stops long documents early; a suggestion would show names of a schema that is not shown.
    const document = parse(source, { maxTokens: limits.maxTokens });
    assertDocumentLimits(document, limits);
    const rules = introspection ? documentRules : rulesWithoutIntrospection;
    const errors = validate(schema, document, rules, { maxErrors: 20, hideSuggestions: !introspection });
    return errors.length > 0 ? { kind: "invalid document", errors: errors.map(explainEnd) } : { kind: "document", document };
  } catch (error) {
    if (error instanceof GraphQLError) return { kind: "invalid document", errors: [error] };
    // The parser and the rules are recursive: what nests deeper than the stack is not read to its end.
    if (error instanceof RangeError)
      return { kind: "invalid document", errors: [new GraphQLError("The document nests too deep to be read.")] };
    throw error;
  }
}

/** The rule for fields that merge compares them in pairs, gives up after half a million, and does not say why. */
function explainEnd(error: GraphQLError): GraphQLError {
  return error.message === "Validation aborted." ? tooLarge("too many of its fields answer to the same name") : error;
}

function tooLarge(rule: string): GraphQLError {
  return new GraphQLError(`The document is too large: ${rule}.`);
}
