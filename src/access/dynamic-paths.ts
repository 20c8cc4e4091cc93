import type { Access, ActionAccess } from "./access.ts";

/** What rules may ask of the user beyond the key: `contacts.organizations.organizations_id`, by the text as written. */
export type DynamicPaths = ReadonlyMap<string, DynamicPath>;

export interface DynamicPath {
  /** Whose item the path begins at. */
  readonly of: "user" | "role";
  readonly steps: readonly string[];
}

/** `$CURRENT_USER.<path>` and `$CURRENT_ROLE.<path>`, wherever rules, presets and validations mention them. */
export function findDynamicPaths(access: Access): DynamicPaths {
  const known = knownPaths.get(access);
  if (known !== undefined) return known;
  const paths = new Map<string, DynamicPath>();
  if (access.kind === "limited") {
    for (const actions of access.collections.values()) {
      for (const allowed of Object.values(actions)) for (const part of partsOf(allowed)) collect(part, paths);
    }
  }
  knownPaths.set(access, paths);
  return paths;
}

const knownPaths = new WeakMap<Access, DynamicPaths>();

function partsOf({ rule, fields, presets, validation }: ActionAccess): readonly unknown[] {
  return [rule, presets, validation, ...new Set(fields.values())];
}

function collect(value: unknown, paths: Map<string, DynamicPath>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, paths);
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) collect(item, paths);
  else if (typeof value === "string") {
    // Several may stand in one text, as in a list that was typed in.
    for (const text of value.split(",")) {
      const path = parseDynamicPath(text.trim());
      if (path !== undefined) paths.set(text.trim(), path);
    }
  }
}

function parseDynamicPath(text: string): DynamicPath | undefined {
  const [, of, path] = /^\$CURRENT_(USER|ROLE)\.(.+)$/.exec(text) ?? [];
  if (path === undefined) return undefined;
  return { of: of === "USER" ? "user" : "role", steps: path.split(".") };
}
