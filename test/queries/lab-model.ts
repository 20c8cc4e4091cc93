/** The laboratory's relations for `filter-model.ts`, its rows, and random filters and sorts over them. */
import fc from "fast-check";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import type { Cell, ColumnType, ModelCollection, ModelData, Row } from "./filter-model.ts";

const none = { toOne: {}, toMany: {}, members: {} } as const;

function children(target: string, field: string): ModelCollection["toMany"][string] {
  return { target, belongs: (item, parent) => item[field] !== null && item[field] === parent["id"] };
}

function remarksOn(collection: string, key: string): ModelCollection["toMany"][string] {
  return { target: "remarks", belongs: (item, parent) => item["collection"] === collection && item["item"] === String(parent[key]) };
}

function member(field: string, target: string, same: (item: string, key: Cell) => boolean): ModelCollection["members"][string] {
  return { target, find: (row, key) => row["collection"] === target && row[field] !== null && same(String(row[field]), key) };
}

const sameNumber = (item: string, key: Cell): boolean => /^-?\d{1,9}$/.test(item) && Number(item) === key;
const sameText = (item: string, key: Cell): boolean => item === key;
const sameUuid = (item: string, key: Cell): boolean => item.toLowerCase() === key;

const collections: Readonly<Record<string, ModelCollection>> = {
  nodes: {
    columns: { id: "numberKey", name: "text", status: "text", sort: "number", weight: "number", day: "date" },
    key: "id",
    sortField: "sort",
    toOne: { parent: "nodes" },
    toMany: {
      children: children("nodes", "parent"),
      tags: children("nodes_tags", "nodes_id"),
      related: children("nodes_related", "nodes_id"),
      sections: children("sections", "nodes_id"),
      remarks: remarksOn("nodes", "id"),
    },
    members: {},
  },
  nodes_tags: {
    columns: { id: "numberKey", sort: "number", note: "text" },
    key: "id",
    sortField: "sort",
    toOne: { nodes_id: "nodes", tags_code: "tags" },
    toMany: {},
    members: {},
  },
  nodes_related: { ...none, columns: { id: "numberKey" }, key: "id", toOne: { nodes_id: "nodes", related_nodes_id: "nodes" } },
  tags: {
    columns: { code: "textKey", label: "text" },
    key: "code",
    toOne: {},
    toMany: {
      nodes: { target: "nodes_tags", belongs: (item, parent) => item["tags_code"] === parent["code"] },
      remarks: remarksOn("tags", "code"),
    },
    members: {},
  },
  sections: {
    columns: { id: "numberKey", collection: "text", sort: "number" },
    key: "id",
    toOne: { nodes_id: "nodes" },
    toMany: {},
    members: {
      item__texts: member("item", "texts", sameNumber),
      item__media: member("item", "media", sameUuid),
      item__links: member("item", "links", sameText),
    },
  },
  texts: { ...none, columns: { id: "numberKey", body: "text" }, key: "id", toOne: { author: "people" } },
  media: {
    ...none,
    columns: { id: "uuidKey", url: "text", width: "number" },
    key: "id",
    toMany: { captions: children("captions", "media"), remarks: remarksOn("media", "id") },
  },
  captions: {
    ...none,
    columns: { id: "numberKey", text: "text", sort: "number" },
    key: "id",
    sortField: "sort",
    toOne: { media: "media" },
  },
  links: { ...none, columns: { slug: "textKey" }, key: "slug", toOne: { target: "nodes" } },
  people: { ...none, columns: { id: "uuidKey", name: "text" }, key: "id", toMany: { texts: children("texts", "author") } },
  remarks: {
    columns: { id: "numberKey", collection: "text", body: "text", stars: "number", sort: "number" },
    key: "id",
    toOne: { person: "people" },
    toMany: {},
    members: { item__nodes: member("item", "nodes", sameNumber), item__tags: member("item", "tags", sameText) },
  },
};

/** Reads all rows by the plainest of queries. */
export async function readLab(served: ServedFixture): Promise<ModelData> {
  const rows = await Promise.all(
    Object.entries(collections).map(async ([name, { columns, toOne, key, members }]) => {
      const hops = Object.entries(toOne).map(([field, target]) => `${field} { ${collections[target]?.key ?? "id"} }`);
      const { data, errors } = await served.run(`{ ${name}(limit: -1) { ${[...Object.keys(columns), ...hops].join(" ")} } }`);
      const items = Object.keys(members).length === 0 ? new Map<string, Cell>() : await readItems(served, name);
      if (errors !== undefined) throw new Error(`The rows of "${name}" could not be read: ${String(errors[0])}`);
      // The selection above, whose columns are texts and numbers.
      const found = (data?.[name] ?? []) as readonly Found[];
      return [name, found.map((row) => toRow(row, columns, toOne, items.get(JSON.stringify(row[key])) ?? null))] as const;
    }),
  );
  return { collections, rows: Object.fromEntries(rows) };
}

type Found = Readonly<Record<string, Cell | Readonly<Record<string, Cell>>>>;

/** The raw items of a pair, by the key of its row: grouped, because a union shows no raw value. */
async function readItems(served: ServedFixture, name: string): Promise<Map<string, Cell>> {
  const { data } = await served.run(`{ ${name}_aggregated(groupBy: ["id", "item"], limit: -1) { group } }`);
  // As asked for.
  const groups = (data?.[`${name}_aggregated`] ?? []) as readonly {
    readonly group: { readonly id: number; readonly item: string | null };
  }[];
  return new Map(groups.map(({ group }) => [JSON.stringify(String(group.id)), group.item]));
}

function toRow(row: Found, columns: ModelCollection["columns"], toOne: ModelCollection["toOne"], item: Cell): Row {
  const cells: Record<string, Cell> = { item };
  for (const [field, type] of Object.entries(columns)) cells[field] = toCell(type, cellOf(row[field]));
  for (const [field, target] of Object.entries(toOne)) {
    const related = row[field] ?? null;
    const { key = "id", columns: targetColumns = {} } = collections[target] ?? {};
    cells[field] = typeof related === "object" && related !== null ? toCell(targetColumns[key] ?? "text", related[key] ?? null) : null;
  }
  return cells;
}

function cellOf(value: Found[string] | undefined): Cell {
  return typeof value === "object" || value === undefined ? null : value;
}

function toCell(type: ColumnType, value: Cell): Cell {
  if (value === null) return null;
  return type === "number" || type === "numberKey" ? Number(value) : String(value);
}

/** A filter of a collection that crosses at most `depth` relations. Each states something. */
export function filterOf(name: string, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const collection = collections[name];
  if (collection === undefined) throw new Error(`No collection "${name}".`);
  const keys: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [field, type] of Object.entries(collection.columns)) {
    keys[field] = operatorsOf(type);
    if (type === "date") keys[`${field}_func`] = fc.record({ [datePart(field)]: operatorsOf("number") });
  }
  if (depth > 0) {
    for (const [field, target] of Object.entries(collection.toOne)) keys[field] = filterOf(target, depth - 1);
    for (const [field, { target }] of Object.entries(collection.members)) keys[field] = filterOf(target, depth - 1);
    for (const [field, { target }] of Object.entries(collection.toMany)) {
      keys[field] = quantifiersOf(target, depth - 1);
      keys[`${field}_func`] = fc.record({ count: operatorsOf("number") });
    }
    const parts = fc.array(filterOf(name, depth - 1), { minLength: 1, maxLength: 3 });
    keys["_and"] = parts;
    keys["_or"] = parts;
    keys["_not"] = filterOf(name, depth - 1);
  }
  return someOf(keys, 2);
}

const datePart = (field: string): string => (field === "day" ? "year" : "month");

function quantifiersOf(target: string, depth: number): fc.Arbitrary<unknown> {
  const filter = filterOf(target, depth);
  const orNothing = fc.oneof({ weight: 5, arbitrary: filter }, { weight: 1, arbitrary: fc.constant({}) });
  return fc.oneof(filter, someOf({ _some: orNothing, _none: orNothing, _every: orNothing }, 2));
}

function operatorsOf(type: ColumnType): fc.Arbitrary<Record<string, unknown>> {
  const value = fc.oneof({ weight: 8, arbitrary: valuesOf(type) }, { weight: 1, arbitrary: fc.constant(null) });
  const list = fc.tuple(valuesOf(type), fc.array(value, { maxLength: 3 })).map(([first, rest]) => [...rest, first]);
  const isNull = fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
  const common = { _eq: value, _neq: value, _in: list, _nin: list, _null: isNull, _nnull: isNull };
  if (type === "number" || type === "numberKey" || type === "date") {
    const pair = fc.tuple(value, value);
    return someOf({ ...common, _lt: value, _lte: value, _gt: value, _gte: value, _between: pair, _nbetween: pair }, 2);
  }
  // A part of a key is no key itself, so it stands beside the operators on whole values.
  const part = type === "text" ? value : fc.constantFrom<Cell>("1", "o", "a", "", null);
  return someOf(
    {
      ...common,
      _contains: part,
      _ncontains: part,
      _icontains: part,
      _starts_with: part,
      _nstarts_with: part,
      _istarts_with: part,
      _nistarts_with: part,
      _ends_with: part,
      _nends_with: part,
      _iends_with: part,
      _niends_with: part,
      _empty: isNull,
      _nempty: isNull,
    },
    2,
  );
}

function valuesOf(type: ColumnType): fc.Arbitrary<Cell> {
  switch (type) {
    case "number":
      return fc.constantFrom<Cell>(-1, 0, 1, 2, 3, 4, 5, 7, 10, 800, 2024, 1999, 2147483648);
    case "numberKey":
      return fc.constantFrom<Cell>("1", "2", "3", "5", "8", "-5", "99", "2147483648");
    case "date":
      return fc.constantFrom<Cell>("2024-01-15", "2024-02-29", "1999-12-31", "2023-12-31", "2023");
    case "textKey":
      return fc.constantFrom<Cell>("hot", "cold", "two words", "home", "1", "");
    case "uuidKey":
      return fc.constantFrom<Cell>("aaaaaaaa-0000-4000-8000-000000000001", "bbbbbbbb-0000-4000-8000-000000000001");
    case "text":
      return fc.constantFrom<Cell>(
        "published",
        "draft",
        "left",
        "LEFT",
        "ärger",
        "Ä",
        "_off_",
        "50%",
        "%",
        "_",
        "\\",
        '"',
        "'",
        "",
        "t",
        "texts",
        "nodes",
        "First text.",
        "世",
        "🧪",
        "Hot",
        "no sort",
        "again",
      );
  }
}

/** An object of one to `most` of the keys. */
function someOf(keys: Readonly<Record<string, fc.Arbitrary<unknown>>>, most: number): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .subarray(Object.keys(keys), { minLength: 1, maxLength: Math.min(most, Object.keys(keys).length) })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, keys[name] ?? fc.constant(null)]))));
}

/** Sorts of nodes, several terms of any kind. */
export const nodeSort: fc.Arbitrary<readonly string[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom("", "-"),
      fc.constantFrom(
        "name",
        "status",
        "sort",
        "weight",
        "day",
        "id",
        "parent.name",
        "parent.weight",
        "parent.parent.status",
        "children.weight",
        "children.name",
        "tags.tags_code.label",
        "remarks.stars",
        "year(day)",
        "month(day)",
        "count(tags)",
        "count(remarks)",
      ),
    )
    .map(([direction, path]) => `${direction}${path}`),
  { maxLength: 3 },
);

export interface PageArguments {
  readonly limit?: number;
  readonly offset?: number;
  readonly page?: number;
}

export const pageArguments: fc.Arbitrary<PageArguments> = fc.record(
  { limit: fc.integer({ min: -1, max: 5 }), offset: fc.integer({ min: 0, max: 4 }), page: fc.integer({ min: 0, max: 3 }) },
  { requiredKeys: [] },
);

/** The rows that the arguments leave. */
export function paged(rows: readonly Row[], { limit, offset = 0, page }: PageArguments): readonly Row[] {
  const size = limit === -1 ? undefined : (limit ?? 100);
  const start = page === undefined ? offset : (size ?? 0) * Math.max(0, page - 1);
  return rows.slice(start, size === undefined ? undefined : start + size);
}
