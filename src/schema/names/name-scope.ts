import { invariant } from "../../shared/invariant.ts";

/** A place where names must differ: the types of a schema, the fields of a type. */
export interface NameScope {
  /** Takes the wanted name in its legal form, or when it is taken, the first free one of `name_2`, `name_3`, ... */
  claim(wanted: string): string;
}

export function createNameScope(taken: Iterable<string> = []): NameScope {
  const names = new Set(taken);
  return {
    claim(wanted) {
      // A derived name can be illegal as well: the functions of a field `_` would be `__func`.
      const legal = toLegalName(wanted);
      let name = legal;
      for (let number = 2; names.has(name); number++) name = `${legal.replace(/_$/, "")}_${number}`;
      names.add(name);
      return name;
    },
  };
}

/** Whether GraphQL can call something so; names that begin with `__` are its own. */
export function isLegalName(name: string): boolean {
  return /^(?!__)[_A-Za-z][_0-9A-Za-z]*$/.test(name);
}

/** `2nd floor` becomes `_2nd_floor`, `__meta` becomes `_meta`. */
function toLegalName(name: string): string {
  const letters = name.replaceAll(/[^_0-9A-Za-z]/gu, "_");
  return /^[0-9]/.test(letters) || letters === "" ? `_${letters}` : letters.replace(/^__+/, "_");
}

/** Tells of a name that is not as the plain rule has it. */
export type Warn = (coordinate: string, message: string) => void;

/** Names of the Model hold no NUL: PostgreSQL has none. */
export function typeKey(collection: string, kind: string, field = ""): string {
  return `${collection}\0${kind}\0${field}`;
}

export function known<Value>(value: Value | undefined, what: string): Value {
  invariant(value !== undefined, `no name was made for ${what}`);
  return value;
}
