/** Every way to write what a role's schema offers: each mutation, each form of input, to items within and beyond its reach. */
import { GraphQLInputObjectType, GraphQLObjectType, getNamedType, isListType, isRequiredInputField } from "graphql";
import type { GraphQLField, GraphQLInputField, GraphQLSchema } from "graphql";
import type { PermissionAction } from "../../src/metadata/policies.ts";
import type { Collection, ColumnField, Field, Model } from "../../src/model/model.ts";
import { inputMeaning, mutationMeaning, writeMeaning } from "../../src/schema/names/meaning.ts";
import type { MutationMeaning } from "../../src/schema/names/meaning.ts";
import { selectAll } from "./read-cells.ts";
import { currentUser, withCurrentUser } from "./roles.ts";
import { collectionNamed, recordOf, related, rowsOf, validationsOf } from "./rule-model.ts";
import type { RoleModel, Row } from "./rule-model.ts";

export interface WriteCell {
  readonly collection: string;
  readonly way: string;
  /** A root field of `Mutation` with its arguments and selection. */
  readonly text: string;
  /** Why the twin may answer otherwise; null where it may not. */
  readonly inherent: string | null;
}

interface Parts {
  readonly model: Model;
  readonly sees: RoleModel;
}

export function writeCells(model: Model, schema: GraphQLSchema, sees: RoleModel): readonly WriteCell[] {
  const parts: Parts = { model, sees };
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((root) => {
    const meaning = mutationMeaning(root);
    if (meaning === undefined) return [];
    const collection = collectionNamed(model, meaning.collection);
    const output = getNamedType(root.type);
    const selection = output instanceof GraphQLObjectType ? ` ${selectAll(output, 1)}` : "";
    return cellsOf(parts, root, meaning, collection).map((given) => ({
      collection: collection.name,
      way: `${meaning.kind}${given.way === "" ? "" : `, ${given.way}`}`,
      text: `${root.name}(${given.text})${selection}`,
      inherent: given.inherent ?? null,
    }));
  });
}

/** A piece of input, and what it tries. */
interface Given {
  readonly way: string;
  readonly text: string;
  readonly inherent?: string | undefined;
}

function cellsOf(parts: Parts, root: GraphQLField<unknown, unknown>, { kind }: MutationMeaning, collection: Collection): readonly Given[] {
  const data = getNamedType(root.args.find(({ name }) => name === "data")?.type);
  const inputs = data instanceof GraphQLInputObjectType ? data : null;
  const keys = keysToTry(parts, collection, kind.startsWith("delete") ? "delete" : "update");
  switch (kind) {
    case "createItem":
    case "createItems": {
      if (inputs === null) return [];
      const list = (text: string): string => (kind === "createItems" ? `data: [${text}]` : `data: ${text}`);
      return creations(parts, collection, inputs).map((given) => ({ ...given, text: list(given.text) }));
    }
    case "updateItem":
      return keys.flatMap(({ way, key }) =>
        changes(parts, collection, inputs, key).map((given) => about(given, way, `id: ${key}, data: ${given.text}`)),
      );
    case "updateItems":
      return several(keys).flatMap(({ way, list }) =>
        changes(parts, collection, inputs, list[0] ?? "")
          .filter(isValue)
          .map((given) => about(given, way, `ids: [${list.join(", ")}], data: ${given.text}`)),
      );
    case "updateBatch":
      if (inputs === null || !((collection.primaryKey?.name ?? "") in inputs.getFields())) return [];
      return several(keys).flatMap(({ way, list }) =>
        changes(parts, collection, inputs, list[0] ?? "")
          .filter(isValue)
          .map((given) =>
            about(
              given,
              way,
              `data: [${list.map((key) => `{ ${collection.primaryKey?.name ?? ""}: ${key}, ${given.text.slice(1)}`).join(", ")}]`,
            ),
          ),
      );
    case "updateSingleton":
      return changes(parts, collection, inputs, "1").map((given) => ({
        ...given,
        text: `data: ${given.text}`,
        inherent:
          given.inherent ??
          (rowsOf(parts.sees.data, collection.name).every((row) => parts.sees.isKnown(collection.name, row)) ? undefined : oneItem),
      }));
    case "updateCurrentUser":
      return changes(parts, collection, inputs, JSON.stringify(currentUser)).map((given) => ({ ...given, text: `data: ${given.text}` }));
    case "deleteItem":
      return keys.map(({ way, key }) => ({ way, text: `id: ${key}`, inherent: reasonToStay(parts, collection) }));
    case "deleteItems":
      return several(keys).map(({ way, list }) => ({ way, text: `ids: [${list.join(", ")}]`, inherent: reasonToStay(parts, collection) }));
  }
}

function about(given: Given, way: string, text: string): Given {
  return { way: `${way}: ${given.way}`, text, inherent: given.inherent };
}

function isValue(given: Given): boolean {
  return isPlain(given) || isRefused(given) || given.way === intoReach;
}

/** A new item within reach, or one beyond it that would be within it afterwards. */
const intoReach = "fields as the rules want them";

function isPlain({ way }: Given): boolean {
  return way === "a value";
}

function isRefused({ way }: Given): boolean {
  return way === "a refused value";
}

interface Key {
  readonly way: string;
  readonly key: string;
}

/** Keys of items that may be acted upon, that may only be seen, that are not known, and that are not there. */
function keysToTry({ sees }: Parts, collection: Collection, action: PermissionAction): readonly Key[] {
  const { name, primaryKey } = collection;
  const rows = rowsOf(sees.data, name);
  const pick = (way: string, fits: (row: Row) => boolean): Key[] =>
    rows
      .filter(fits)
      .slice(0, 2)
      .map((row) => ({ way, key: JSON.stringify(row[primaryKey?.name ?? ""]) }));
  return [
    ...pick("within reach", (row) => sees.may(action, name, row)),
    ...pick("only seen", (row) => !sees.may(action, name, row) && sees.may("read", name, row)),
    ...pick("only known", (row) => !sees.may(action, name, row) && !sees.may("read", name, row) && sees.isKnown(name, row)),
    ...pick("hidden", (row) => !sees.isKnown(name, row)),
    { way: "missing", key: missingKey(collection) },
  ];
}

function missingKey({ primaryKey }: Collection): string {
  return primaryKey?.type === "uuid" ? `"bbbbbbbb-0000-4000-8000-000000000099"` : primaryKey?.type === "integer" ? "99" : `"none"`;
}

function several(keys: readonly Key[]): readonly { readonly way: string; readonly list: readonly string[] }[] {
  const [first] = keys;
  return [
    ...keys.map(({ way, key }) => ({ way, list: [key] })),
    ...keys.slice(1).map(({ way, key }) => ({ way: `${first?.way ?? ""} and ${way}`, list: [first?.key ?? "", key] })),
  ];
}

/** Objects of a `create_<c>_input`. */
function creations(parts: Parts, collection: Collection, input: GraphQLInputObjectType): readonly Given[] {
  const required = fieldsText(input, (field) => (isRequiredInputField(field) ? sampleOf(collection, field) : undefined));
  const favoured = favouredText(parts, collection, input, "create");
  const withFavoured = (given: Given): Given => ({ ...given, text: `{ ${withoutField(collection, favoured, given.text)}${given.text} }` });
  const taken = keysToTry(parts, collection, "update").filter(({ way }) => way !== "missing");
  return [
    { way: "required fields", text: `{ ${required} }` },
    { way: intoReach, text: `{ ${favoured} }`, inherent: unlikeOthers(collection) },
    ...taken.flatMap(({ way, key }) => {
      const name = collection.primaryKey?.name ?? "";
      return name in input.getFields()
        ? [{ way: `a stated key, ${way}`, text: withFavoured({ way, text: `${name}: ${key}` }).text, inherent: uniqueKey }]
        : [];
    }),
    ...values(parts, collection, input, "create").map(withFavoured),
    ...relationForms(parts, collection, input, null).map(withFavoured),
  ];
}

const uniqueKey = "No two items share a unique key, so one that is taken cannot be given, whoever has it.";
const oneItem = "A singleton has one item: where that is hidden, no second one is created.";
const referredTo = "The database keeps an item that others refer to, whoever may see those.";
const bareKey = "The database checks a bare key, shown as such for want of rights to its collection, against all items.";

/** A translation is told from others by its key and its language together. */
function unlikeOthers({ name }: Collection): string | undefined {
  return name === "directus_translations" ? uniqueKey : undefined;
}

/** Those whose foreign keys do nothing when what they refer to is deleted. */
const keepingFields: ReadonlySet<string> = new Set([
  "directus_folders.parent",
  "directus_roles.parent",
  "directus_settings.project_logo",
  "hush_vault.note",
]);

/** Where the role does not see of all items what they refer to. */
function reasonToStay({ model, sees }: Parts, { name }: Collection): string | undefined {
  const isKept = [...model.collections.values()].some((other) =>
    [...other.fields.values()].some(
      ({ name: field, relation }) =>
        relation?.kind === "m2o" &&
        relation.target === name &&
        keepingFields.has(`${other.name}.${field}`) &&
        rowsOf(sees.data, other.name).some((row) => !sees.may("read", other.name, row, field)),
    ),
  );
  return isKept ? referredTo : undefined;
}

/** Objects of an `update_<c>_input`. */
function changes(parts: Parts, collection: Collection, input: GraphQLInputObjectType | null, key: string): readonly Given[] {
  if (input === null) return [];
  const wrap = (given: Given): Given => ({ ...given, text: `{ ${given.text} }` });
  const wanted = favouredText(parts, collection, input, "update");
  return [
    ...(wanted === "" ? [] : [{ way: intoReach, text: wanted, inherent: unlikeOthers(collection) }]),
    ...values(parts, collection, input, "update"),
    ...relationForms(parts, collection, input, key),
  ].map(wrap);
}

/** One plain field each, also as a validation refuses it; those of unique fields try a value that is taken. */
function values({ sees }: Parts, collection: Collection, input: GraphQLInputObjectType, action: "create" | "update"): readonly Given[] {
  return Object.values(input.getFields()).flatMap((field): readonly Given[] => {
    const column = columnOf(collection, field);
    if (column === null || column === collection.primaryKey || getNamedType(field.type) instanceof GraphQLInputObjectType) return [];
    if (column.relation !== null || isHalfOfPair(collection, column.name)) return [];
    if (!column.unique) {
      return [
        { way: "a value", text: `${field.name}: ${sampleOf(collection, field) ?? "null"}`, inherent: unlikeOthers(collection) },
        ...refusedValues(sees, action, column).map((value): Given => ({
          way: "a refused value",
          text: `${field.name}: ${JSON.stringify(value)}`,
        })),
      ];
    }
    const hidden = rowsOf(sees.data, collection.name).filter((row) => !sees.may("read", collection.name, row, column.name));
    const shown = rowsOf(sees.data, collection.name).filter((row) => sees.may("read", collection.name, row, column.name));
    return [
      { way: "a unique value", text: `${field.name}: "fresh@example.com"` },
      ...shown
        .slice(0, 1)
        .map((row): Given => ({ way: "a unique value that is seen", text: `${field.name}: ${JSON.stringify(row[column.name])}` })),
      ...hidden.slice(0, 1).map((row): Given => ({
        way: "a unique value that is hidden",
        text: `${field.name}: ${JSON.stringify(row[column.name])}`,
        inherent: uniqueKey,
      })),
    ];
  });
}

/** Texts that a validation of the role's policies has to keep out. */
function refusedValues(sees: RoleModel, action: "create" | "update", { collection, name }: ColumnField): readonly string[] {
  const wanted = validationsOf(sees, action, collection).filter(([field]) => field === name);
  return ["", "Refused"].filter((value) =>
    wanted.some(([, operators]) => !sees.holds({ [name]: operators }, collection, { [name]: value })),
  );
}

/** Every form in which the documentation writes a relation, to targets within and beyond reach. */
function relationForms(parts: Parts, collection: Collection, input: GraphQLInputObjectType, key: string | null): readonly Given[] {
  return Object.values(input.getFields()).flatMap((inputField): readonly Given[] => {
    const meaning = writeMeaning(inputField);
    const field = meaning === undefined ? undefined : collection.fields.get(meaning.field);
    if (meaning === undefined || field?.relation === null || field?.relation === undefined) return [];
    const inner = getNamedType(inputField.type);
    const innerType = inner instanceof GraphQLInputObjectType ? inner : null;
    const { name } = inputField;
    if (meaning.kind === "changes") {
      if (field.relation.kind === "m2o" || field.relation.kind === "a2o") return [];
      return listForms(parts, collection, field, innerType, key, "changes").map((given) => ({ ...given, text: `${name}: ${given.text}` }));
    }
    if (meaning.kind === "member") {
      return itemForms(parts, collection, field, meaning.collection, innerType).map((given) => ({
        ...given,
        way: `typed member: ${given.way}`,
        text: `${name}: ${given.text}`,
      }));
    }
    switch (field.relation.kind) {
      case "m2o": {
        const { target } = field.relation;
        const isBare = !parts.sees.mayAtAll("read", target);
        return itemForms(parts, collection, field, target, innerType).map((given) => ({
          ...given,
          text: `${name}: ${given.text}`,
          inherent:
            given.inherent ??
            (isBare ? bareKey : undefined) ??
            (field.relation?.kind === "m2o" && field.relation.unique ? uniqueKey : undefined),
        }));
      }
      case "a2o": {
        const { allowed, collectionField } = field.relation;
        if (!(collectionField in input.getFields())) return [];
        return allowed.flatMap((member) =>
          targetKeys(parts, member).flatMap(({ way, key: target }): Given[] => [
            { way: `pair: ${way}`, text: `${name}: ${quoted(target)}, ${collectionField}: "${member}"` },
            { way: `pair without its collection: ${way}`, text: `${name}: ${quoted(target)}` },
          ]),
        );
      }
      case "o2m":
      case "o2a": {
        if (field.relation.single) {
          return itemForms(parts, collection, field, field.relation.target, innerType).map((given) => ({
            ...given,
            text: `${name}: ${given.text}`,
            inherent: uniqueKey,
          }));
        }
        return listForms(parts, collection, field, innerType, key, "list").map((given) => ({ ...given, text: `${name}: ${given.text}` }));
      }
    }
  });
}

/** What an `item` column holds is a text. */
function quoted(key: string): string {
  return key.startsWith(`"`) ? key : `"${key}"`;
}

function targetKeys(parts: Parts, target: string): readonly Key[] {
  return keysToTry(parts, collectionNamed(parts.model, target), "update");
}

/** A bare key, an object with a key, an object that changes the item, a new item. */
function itemForms(
  parts: Parts,
  collection: Collection,
  field: Field,
  target: string,
  input: GraphQLInputObjectType | null,
): readonly Given[] {
  const targetCollection = collectionNamed(parts.model, target);
  const kind = `${field.relation?.kind ?? ""} of ${collection.name === target ? "itself" : "another"}`;
  const given = targetKeys(parts, target).flatMap((one) =>
    keyedForms(parts, targetCollection, input, one).map((form) => ({ ...form, way: `${kind}: ${form.way}` })),
  );
  const fresh = newForms(parts, targetCollection, input).map((form) => ({ ...form, way: `${kind}: ${form.way}` }));
  return [...given, ...fresh, { way: `${kind}: nothing`, text: "null" }];
}

/** A new item, also with a value that a validation refuses. */
function newForms(parts: Parts, target: Collection, input: GraphQLInputObjectType | null): readonly Given[] {
  if (input === null) return [];
  const favoured = favouredText(parts, target, input, "create");
  const refused = values(parts, target, input, "create").filter(isRefused);
  return [
    { way: "new", text: `{ ${favoured} }` },
    ...refused.map(({ text }) => ({ way: "new with a refused value", text: `{ ${withoutField(target, favoured, text)}${text} }` })),
  ];
}

function keyedForms(parts: Parts, target: Collection, input: GraphQLInputObjectType | null, { way, key }: Key): readonly Given[] {
  const bare: Given = { way: `bare key, ${way}`, text: key };
  const name = target.primaryKey?.name ?? "";
  if (input === null || !(name in input.getFields())) return [bare];
  // An item that does not exist is created with the key, where that is allowed.
  const inherent = (way.includes("hidden") || way === "only known") && parts.sees.mayAtAll("create", target.name) ? uniqueKey : undefined;
  const single = values(parts, target, input, "update");
  const change = (what: string, one: Given | undefined): readonly Given[] =>
    one === undefined ? [] : [{ way: `object with ${what}, ${way}`, text: `{ ${name}: ${key}, ${one.text} }`, inherent }];
  return [
    bare,
    { way: `object of a key, ${way}`, text: `{ ${name}: ${key} }`, inherent },
    ...change("a change", single.find(isPlain)),
    ...change("a refused change", single.find(isRefused)),
  ];
}

/** The whole list, or the changes to it; members are those that the item has, those of others, and new ones. */
function listForms(
  parts: Parts,
  collection: Collection,
  field: Field,
  input: GraphQLInputObjectType | null,
  key: string | null,
  form: "list" | "changes",
): readonly Given[] {
  const { relation } = field;
  if (input === null || relation === null || relation.kind === "m2o" || relation.kind === "a2o") return [];
  const target = collectionNamed(parts.model, relation.target);
  const name = target.primaryKey?.name ?? "";
  const parent = rowsOf(parts.sees.data, collection.name).find((row) => JSON.stringify(row[collection.primaryKey?.name ?? ""]) === key);
  const own = parent === undefined ? [] : related({ model: parts.model, data: parts.sees.data }, field, parent);
  const ownKeys = own.map((row): Key => ({
    way: parts.sees.may("read", target.name, row) ? "own" : "own and hidden",
    key: JSON.stringify(row[name]),
  }));
  const keys = [...ownKeys, ...targetKeys(parts, relation.target)];
  const kind = `${relation.kind}${relation.deselectAction === "delete" ? " that deletes" : ""}`;
  const detailedInput = form === "changes" ? input : (inputMeaning(input)?.changes() ?? input);
  const creates = partOf(detailedInput, "create");
  const updates = partOf(detailedInput, "update");
  const canDelete = "delete" in detailedInput.getFields();
  const members = (type: GraphQLInputObjectType | null): readonly Given[] => keys.flatMap((one) => keyedForms(parts, target, type, one));
  const detailed: Given[] = [
    ...newForms(parts, target, creates).map(({ way, text }) => ({
      way: `${kind}, changes: create${way.slice("new".length)}`,
      text: `{ create: [${text}] }`,
    })),
    ...(updates === null
      ? []
      : members(updates).map((one) => ({ ...one, way: `${kind}, changes: update ${one.way}`, text: `{ update: [${one.text}] }` }))),
    ...(canDelete
      ? keys.map((one) => ({
          way: `${kind}, changes: delete ${one.way}`,
          text: `{ delete: [${one.key}] }`,
          inherent: reasonToStay(parts, target),
        }))
      : []),
  ];
  if (form === "changes") return detailed;
  return [
    { way: `${kind}: empty`, text: "[]" },
    { way: `${kind}: null`, text: "null" },
    ...newForms(parts, target, input).map(({ way, text }) => ({ way: `${kind}: ${way}`, text: `[${text}]` })),
    ...members(input).map((one) => ({ ...one, way: `${kind}: ${one.way}`, text: `[${one.text}]` })),
    ...detailed,
  ];
}

function partOf(input: GraphQLInputObjectType, name: "create" | "update"): GraphQLInputObjectType | null {
  const field = input.getFields()[name];
  const type = field === undefined ? undefined : getNamedType(field.type);
  return type instanceof GraphQLInputObjectType ? type : null;
}

function columnOf(collection: Collection, field: GraphQLInputField): ColumnField | null {
  const meaning = writeMeaning(field);
  const found = meaning === undefined || meaning.kind === "member" ? undefined : collection.fields.get(meaning.field);
  return found?.kind === "column" ? found : null;
}

function isHalfOfPair(collection: Collection, name: string): boolean {
  return [...collection.fields.values()].some(({ relation }) => relation?.kind === "a2o" && relation.collectionField === name);
}

function fieldsText(input: GraphQLInputObjectType, valueOf: (field: GraphQLInputField) => string | undefined): string {
  return Object.values(input.getFields())
    .flatMap((field) => {
      const value = valueOf(field);
      return value === undefined ? [] : [`${field.name}: ${value}`];
    })
    .join(", ");
}

function sampleOf(collection: Collection, field: GraphQLInputField): string | undefined {
  const column = columnOf(collection, field);
  if (column === null || isListType(field.type)) return undefined;
  switch (column.type) {
    case "integer":
      return "5";
    case "boolean":
      return "true";
    case "dateTime":
      return `"2024-01-02T03:04:05"`;
    case "json":
      return "{ a: 1 }";
    case "uuid":
      return JSON.stringify(currentUser);
    case "timestamp":
      return `"2024-01-02T03:04:05Z"`;
    case "array":
    case "bigInteger":
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
      return column === collection.primaryKey ? `"new"` : `"Anew"`;
  }
}

/** A new item that the rules of most roles allow, with the values that those of this role ask for. */
function favouredText({ sees }: Parts, collection: Collection, input: GraphQLInputObjectType, action: "create" | "update"): string {
  const favoured = new Map([...Object.entries(favouredValues[collection.name] ?? {}), ...wantedValues(sees, collection, action)]);
  return fieldsText(input, (field) => {
    if (action === "update" && field.name === collection.primaryKey?.name) return undefined;
    const inner = getNamedType(field.type);
    const { relation } = columnOf(collection, field) ?? {};
    // The database checks a bare key against all items.
    if (relation?.kind === "m2o" && !sees.mayAtAll("read", relation.target)) return undefined;
    const given = favoured.get(field.name) ?? (isRequiredInputField(field) ? sampleOf(collection, field) : undefined);
    return inner instanceof GraphQLInputObjectType && given !== undefined && !/^\d/.test(given) ? undefined : given;
  });
}

/** What a rule of the role's says that a field of a written item equals. */
function wantedValues(
  { role }: RoleModel,
  { name }: Collection,
  action: "create" | "update",
): readonly (readonly [field: string, text: string])[] {
  return role.policies
    .flatMap((policy) => policy.permissions)
    .filter((one) => one.collection === name && one.action === action)
    .flatMap(({ rule }) => Object.entries(recordOf(rule)))
    .flatMap(([field, operators]) => {
      const { _eq: value } = recordOf(operators);
      return value === undefined ? [] : [[field, JSON.stringify(withCurrentUser(value))] as const];
    });
}

const favouredValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  authors: { name: `"Anew"`, region: `"eu"` },
  profiles: { level: "1", phone: `"Anew"` },
  articles: { title: `"Anew"`, status: `"published"`, owner: JSON.stringify(currentUser), author: "1" },
  comments: { text: `"Anew"`, status: `"approved"`, article: "1" },
  tags: { code: `"new"`, kind: `"open"` },
  articles_tags: { note: `"Anew"`, articles_id: "1", tags_code: `"amber"` },
  headings: { level: "1", shown: "true" },
  paragraphs: { status: `"published"` },
  sections: { sort: "1", articles_id: "1", collection: `"headings"`, item: `"1"` },
  mentions: { status: `"public"`, collection: `"articles"`, item: `"1"` },
  site: { motto: `"Anew"` },
  notes: { text: `"Anew"`, status: `"published"`, owner: JSON.stringify(currentUser) },
  directus_users: { first_name: `"Anew"`, password: `"Anew"`, status: `"active"` },
  directus_comments: { comment: `"Anew"`, collection: `"notes"`, item: `"1"` },
  directus_translations: { language: `"de-DE"`, key: `"Anew"`, value: `"Anew"` },
  directus_dashboards: { name: `"Anew"` },
  directus_panels: { dashboard: `"dddddddd-0000-4000-8000-0000000000d2"` },
  directus_presets: { collection: `"notes"`, user: JSON.stringify(currentUser) },
  directus_notifications: { status: `"archived"` },
  directus_roles: { name: `"SECRET-roles-2"` },
  directus_folders: { name: `"Anew"` },
  directus_files: { title: `"Anew"`, type: `"text/plain"` },
};

/** The favoured fields, but those that the text states itself. */
function withoutField(collection: Collection, favoured: string, text: string): string {
  const stated = new Set([...text.matchAll(/^(\w+?)(?:__\w+)?:|, collection:/g)].map(([whole, name]) => name ?? whole.slice(2, -1)));
  const hasPair = stated.has("item") && isHalfOfPair(collection, "collection");
  const kept = favoured.split(", ").filter((part) => {
    const name = part.split(":")[0] ?? "";
    return part !== "" && !stated.has(name) && !(hasPair && name === "collection");
  });
  return kept.length === 0 ? "" : `${kept.join(", ")}, `;
}
