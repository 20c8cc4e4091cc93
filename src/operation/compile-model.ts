import type { Catalog } from "../database/catalog.ts";
import type { Diagnostic } from "../errors.ts";
import type { Metadata } from "../metadata/metadata.ts";
import { buildModel } from "../model/build-model.ts";
import type { Model } from "../model/model.ts";
import { validateFieldRules } from "../plan/filter/validate-field-rules.ts";
import { addFieldRules } from "../rule/field-rules.ts";

/** Metadata + catalog → the model with the rules of its fields, as an engine takes it; and all that is wrong with them. */
export function compileModel(metadata: Metadata, catalog: Catalog): { readonly model: Model; readonly diagnostics: readonly Diagnostic[] } {
  const built = buildModel(metadata, catalog);
  const ruled = addFieldRules(built.model, metadata.fields);
  return { model: ruled.model, diagnostics: [...built.diagnostics, ...ruled.diagnostics, ...validateFieldRules(ruled.model)] };
}
