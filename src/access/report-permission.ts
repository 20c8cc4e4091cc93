import type { Diagnostic } from "../errors.ts";
import type { Permission, Policy } from "../metadata/policies.ts";

/** A warning about a permission, under the name of its policy. */
export function reportPermission(
  { name }: Pick<Policy, "name">,
  { collection, action }: Pick<Permission, "collection" | "action">,
  sentence: string,
): Diagnostic {
  const coordinate = `policy "${name}", ${action} of "${collection}"`;
  return { severity: "warning", coordinate, message: `Permission of ${coordinate}: ${sentence}` };
}
