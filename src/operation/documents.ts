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
import { createRecentMap } from "../shared/recent-map.ts";
import type { RecentMap } from "../shared/recent-map.ts";
import { type DocumentLimits, assertDocumentLimits } from "./limits/document-limits.ts";

/** A document that may be executed, or why not. */
export type CheckedDocument =
  | { readonly kind: "document"; readonly document: DocumentNode }
  | { readonly kind: "invalid"; readonly errors: readonly GraphQLError[] };

export interface Documents {
  /** Parses and validates, or remembers. */
  check(schema: GraphQLSchema, source: string): CheckedDocument;
}

export interface DocumentSettings extends DocumentLimits {
  /** In characters. */
  readonly maxLength: number;
  readonly maxTokens: number;
  readonly introspection: boolean;
}

/** How many documents are remembered, and the longest of them in characters: some ten megabytes at worst. */
const capacity = 1_000;
const longest = 10_000;

/** Applications send the same few documents over and over, so parsing and validation are paid once per schema. */
export function createDocuments(settings: DocumentSettings): Documents {
  const rules = settings.introspection ? documentRules : [...documentRules, NoSchemaIntrospectionCustomRule];
  const bySchema = new WeakMap<GraphQLSchema, RecentMap<string, CheckedDocument>>();
  return {
    check(schema, source) {
      const remembered = bySchema.get(schema) ?? createRecentMap<string, CheckedDocument>(capacity);
      bySchema.set(schema, remembered);
      const known = remembered.get(source);
      if (known !== undefined) return known;
      const checked = checkDocument(schema, source, settings, rules);
      if (source.length <= longest) remembered.set(source, checked);
      return checked;
    },
  };
}

function checkDocument(
  schema: GraphQLSchema,
  source: string,
  settings: DocumentSettings,
  rules: readonly ValidationRule[],
): CheckedDocument {
  const { maxLength, maxTokens, introspection } = settings;
  try {
    // What is not a token costs as well: a megabyte of comments is half a million of them.
    if (source.length > maxLength) throw new GraphQLError(`The document is too large: it has at most ${maxLength} characters.`);
    // The parser's own limit stops long documents early; a suggestion would show names of a schema that is not shown.
    const document = parse(source, { maxTokens });
    assertDocumentLimits(document, settings);
    const errors = validate(schema, document, rules, { maxErrors: 20, hideSuggestions: !introspection });
    return errors.length > 0 ? { kind: "invalid", errors: errors.map(explainEnd) } : { kind: "document", document };
  } catch (error) {
    if (error instanceof GraphQLError) return { kind: "invalid", errors: [error] };
    // The parser and the rules are recursive: what nests deeper than the stack is not read to its end.
    if (error instanceof RangeError) return { kind: "invalid", errors: [new GraphQLError("The document nests too deep to be read.")] };
    throw error;
  }
}

/** The rule for fields that merge compares them in pairs, gives up after half a million, and does not say why. */
function explainEnd(error: GraphQLError): GraphQLError {
  const isEnd = error.message === "Validation aborted.";
  return isEnd ? new GraphQLError("The document is too large: too many of its fields answer to the same name.") : error;
}
