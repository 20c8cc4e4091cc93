import type { Field } from "../model/model.ts";
import type { SchemaContext } from "./schema-context.ts";

/** A many-to-any of which no member may be read. For an administrator, one without members is a plain column. */
export function isHidden({ access }: SchemaContext, { relation }: Field): boolean {
  return access.kind === "limited" && relation?.kind === "a2o" && relation.allowed.length === 0;
}
