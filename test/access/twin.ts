/**
 * The twin of the fixture for a role: a database in which the items that the role knows nothing of do not exist, and in
 * which the values of fields that it may not see are others. The role must not be able to tell the two apart.
 */
import type { ColumnField, Model } from "../../src/model/model.ts";
import { collectionNamed, createRoleModel, recordOf, rowsOf } from "./rule-model.ts";
import type { Dataset, RoleModel, Row } from "./rule-model.ts";

export function buildTwin(model: Model, sees: RoleModel): Dataset {
  const kept = new Map(
    [...sees.data].map(([name, rows]) => [name, name === versions ? [] : rows.filter((row) => sees.isKnown(name, row))]),
  );
  const pinned = pinnedFields(model, sees);
  const twin = new Map<string, readonly Row[]>();
  for (const [name, rows] of kept) {
    if (name === versions) continue;
    const collection = model.collections.get(name);
    // Sessions are nobody's to know of.
    if (collection === undefined) {
      twin.set(name, rows);
      continue;
    }
    twin.set(
      name,
      rows.map((row, index) => {
        const other: Record<string, unknown> = { ...row };
        for (const field of collection.fields.values()) {
          if (field.kind === "alias" || field === collection.primaryKey) continue;
          // A key that may be read is shown, whether there is such an item or not; of a masked value, whether there is one.
          const isShown = sees.may("read", name, row, field.name);
          if (pinned.has(`${name}.${field.name}`) || (isShown && (!field.masked || row[field.name] === null))) continue;
          other[field.name] = otherValue(kept, isShown ? { ...field, nullable: false } : field, row, index);
        }
        return other;
      }),
    );
  }
  twin.set(versions, versionsOf(model, sees, kept));
  assertSameSight(model, sees, twin);
  return twin;
}

const versions = "directus_versions";

/** Of those that are hidden, and of items that are not known, there are none; what they say of fields that are not seen is something else. */
function versionsOf(model: Model, sees: RoleModel, kept: Dataset): readonly Row[] {
  return rowsOf(sees.data, versions).flatMap((row, index) => {
    const name = String(row["collection"]);
    const collection = collectionNamed(model, name);
    const item = rowsOf(sees.data, name).find(({ id }) => String(id) === row["item"]);
    if (item === undefined || !sees.may("read", name, item) || !sees.may("read", versions, row, "delta")) return [];
    const delta = Object.entries(recordOf(row["delta"])).map(([key, value]) => {
      const field = collection.fields.get(key);
      if (field === undefined || isTold(sees, name, item, key)) return [key, value];
      return [key, field.kind === "alias" ? noChanges : otherValue(kept, field, { [key]: value }, index)];
    });
    return [{ ...row, delta: Object.fromEntries(delta) as unknown }];
  });
}

/** A version changes the text of comment 2. */
function isTold(sees: RoleModel, collection: string, item: Row, field: string): boolean {
  if (!sees.may("read", collection, item, field)) return false;
  const comment = rowsOf(sees.data, "comments").find(({ id }) => id === 2);
  return field !== "comments" || (comment !== undefined && sees.may("read", "comments", comment, "text"));
}

const noChanges = { create: [], update: [], delete: [] };

/** Fields that rules speak of: with other values, other rows would be seen. */
function pinnedFields(model: Model, sees: RoleModel): ReadonlySet<string> {
  const pinned = new Set<string>();
  const walk = (rule: unknown, collection: string): void => {
    for (const [key, value] of Object.entries(recordOf(rule))) {
      if (Array.isArray(value)) for (const part of value) walk(part, collection);
      const name = /^count\((.+)\)$/.exec(key)?.[1] ?? key.split(":")[0] ?? "";
      const field = collectionNamed(model, collection).fields.get(name);
      if (field === undefined) {
        walk(value, collection);
        continue;
      }
      pinned.add(`${collection}.${name}`);
      const { relation } = field;
      if (relation?.kind === "m2o") walk(value, relation.target);
      if (relation?.kind === "a2o") walk(value, key.split(":")[1] ?? "");
      if (relation?.kind === "o2m" || relation?.kind === "o2a") {
        pinned.add(`${relation.target}.${relation.targetField}`);
        walk(value, relation.target);
      }
      if (relation?.kind === "a2o" || relation?.kind === "o2a")
        pinned.add(`${relation.kind === "a2o" ? collection : relation.target}.collection`);
    }
  };
  for (const { permissions } of sees.role.policies) {
    for (const { collection, rule, validation } of permissions) [rule, validation].forEach((part) => walk(part, collection));
  }
  return pinned;
}

function otherValue(kept: Dataset, field: ColumnField, row: Row, index: number): unknown {
  const value = row[field.name] ?? null;
  if (field.relation?.kind === "m2o") {
    const { target, targetField } = field.relation;
    const others = rowsOf(kept, target).filter((item) => item[targetField] !== value);
    // A unique key can take nothing that is taken.
    return field.relation.unique ? null : (others[index % Math.max(others.length, 1)]?.[targetField] ?? null);
  }
  if (field.nullable && value !== null && index % 3 === 2) return null;
  switch (field.type) {
    case "integer":
    case "bigInteger":
      return typeof value === "number" ? 99_000_000 - value : 98_000_000 + index;
    case "boolean":
      return value !== true;
    case "dateTime":
    case "timestamp":
      return `21${String(10 + index)}-11-0${String(1 + (index % 9))}T0${String(9 - (index % 9))}:50:40`;
    case "json":
      return { theme: `OTHER-${index}`, size: 6_000_000 - index, list: Array.from({ length: 20 - index }, () => "OTHER") };
    case "uuid":
      return `eeeeeeee-0000-4000-8000-00000000000${String(index % 10)}`;
    case "array":
    case "binary":
    case "csv":
    case "date":
    case "decimal":
    case "float":
    case "geometry":
    case "hash":
    case "string":
    case "text":
    case "time":
    case "unknown":
      return `O${String(50 - index)}-${field.name}`.slice(0, field.maxLength ?? 60);
  }
}

/** Else the comparison would say nothing. */
function assertSameSight(model: Model, sees: RoleModel, twin: Dataset): void {
  const other = createRoleModel(model, twin, sees.role);
  for (const [name, rows] of twin) {
    const collection = model.collections.get(name);
    if (collection === undefined || name === versions) continue;
    const key = collection.primaryKey?.name ?? "";
    const original = rowsOf(sees.data, name).filter((row) => sees.isKnown(name, row));
    for (const row of original) {
      const twinRow = rows.find((one) => one[key] === row[key]);
      for (const action of ["read", "update", "delete"] as const) {
        for (const field of [undefined, ...collection.fields.keys()]) {
          if (twinRow === undefined || sees.may(action, name, row, field) !== other.may(action, name, twinRow, field)) {
            throw new Error(
              `Role "${sees.role.name}": ${name} ${String(row[key])} differs in ${action} of ${field ?? "itself"} in the twin.`,
            );
          }
        }
      }
    }
  }
}

/** Texts and numbers that may be found nowhere, and names: what the role may not see. */
export function hiddenMarkers(model: Model, sees: RoleModel): readonly string[] {
  const seen = new Set<string>();
  const hidden = new Set(namesOf(model).filter((name) => name.startsWith("hush_")));
  for (const [name, rows] of sees.data) {
    for (const row of rows) {
      const collection = name === versions ? String(row["collection"]) : name;
      const item = name === versions ? rowsOf(sees.data, collection).find(({ id }) => String(id) === row["item"]) : row;
      const cells = Object.entries(name === versions ? recordOf(row["delta"]) : row);
      for (const [field, value] of cells) {
        const isShown =
          item !== undefined &&
          (name === versions
            ? sees.may("read", versions, row, "delta") && isTold(sees, collection, item, field)
            : sees.may("read", collection, item, field) && !isMasked(model, collection, field));
        for (const marker of markersIn(value)) (isShown ? seen : hidden).add(marker);
      }
    }
  }
  return [...hidden].filter((marker) => !seen.has(marker));
}

function namesOf({ collections }: Model): readonly string[] {
  return [...collections.values()].flatMap(({ name, fields }) => [name, ...fields.keys()]);
}

function isMasked(model: Model, collection: string, name: string): boolean {
  const field = model.collections.get(collection)?.fields.get(name);
  return field?.kind === "column" && field.masked;
}

function markersIn(value: unknown): readonly string[] {
  if (typeof value === "number") return value > 7_000_000 ? [String(value)] : [];
  if (typeof value === "string") {
    if (value.includes("SECRET-") || value.startsWith("hush_")) return [value];
    return /^19\d\d-\d\d-\d\dT/.test(value) ? [value.slice(0, 10)] : [];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(markersIn) : [];
}
