/** One mutation field: as what it is made of, as GraphQL, and as the model takes it. */
import type { Operation } from "../model/write-result.ts";
import type { Root } from "../model/mentions.ts";
import { rowsOf, textOf } from "../model/tables.ts";
import type { Data, Tables } from "../model/tables.ts";

export type Call =
  | { readonly kind: "create_item" | "update_singleton"; readonly table: string; readonly data: Data }
  | { readonly kind: "create_items" | "update_batch"; readonly table: string; readonly data: readonly Data[] }
  | { readonly kind: "update_item"; readonly table: string; readonly id: unknown; readonly data: Data }
  | { readonly kind: "update_items"; readonly table: string; readonly ids: readonly unknown[]; readonly data: Data }
  | { readonly kind: "delete_item"; readonly table: string; readonly id: unknown }
  | { readonly kind: "delete_items"; readonly table: string; readonly ids: readonly unknown[] };

export interface GraphQLRequest {
  readonly document: string;
  readonly variables: Data;
}

/** Who may not read what is written asks for nothing of it. */
export function printCall(call: Call, isReadable: boolean): GraphQLRequest {
  const { table } = call;
  const selection = isReadable ? "{ id }" : "";
  switch (call.kind) {
    case "create_item":
      return request(`create_${table}_item`, { data: [`create_${table}_input!`, call.data] }, selection);
    case "create_items":
      return request(`create_${table}_items`, { data: [`[create_${table}_input!]`, call.data] }, selection);
    case "update_item":
      return request(`update_${table}_item`, { id: ["ID!", call.id], data: [`update_${table}_input!`, call.data] }, selection);
    case "update_items":
      return request(`update_${table}_items`, { ids: ["[ID]!", call.ids], data: [`update_${table}_input!`, call.data] }, selection);
    case "update_batch":
      return request(`update_${table}_batch`, { data: [`[update_${table}_input!]`, call.data] }, selection);
    case "update_singleton":
      return request(`update_${table}`, { data: [`update_${table}_input!`, call.data] }, selection);
    case "delete_item":
      return request(`delete_${table}_item`, { id: ["ID!", call.id] }, "{ id }");
    case "delete_items":
      return request(`delete_${table}_items`, { ids: ["[ID]!", call.ids] }, "{ ids }");
  }
}

function request(
  field: string,
  variables: Readonly<Record<string, readonly [type: string, value: unknown]>>,
  selection: string,
): GraphQLRequest {
  const all = Object.entries(variables);
  const declared = all.map(([name, [type]]) => `$${name}: ${type}`).join(", ");
  const given = all.map(([name]) => `${name}: $${name}`).join(", ");
  return {
    document: `mutation (${declared}) { ${field}(${given}) ${selection} }`,
    variables: Object.fromEntries(all.map(([name, [, value]]) => [name, value])),
  };
}

export function operationOf(call: Call, before: Tables): Operation {
  const { table } = call;
  const save = (roots: readonly Root[], skipsUnknown = false): Operation => ({ kind: "save", roots, skipsUnknown });
  switch (call.kind) {
    case "create_item":
      return save([{ table, verb: "create", key: null, data: call.data }]);
    case "create_items":
      return save(call.data.map((data) => ({ table, verb: "create", key: null, data })));
    case "update_item":
      return save([{ table, verb: "update", key: textOf(call.id) ?? "", data: call.data }]);
    case "update_items":
      return save(
        [...new Set(call.ids.map((id) => textOf(id) ?? ""))].map((key) => ({ table, verb: "update", key, data: call.data })),
        true,
      );
    case "update_batch":
      return save(call.data.map((data) => ({ table, verb: "update", key: textOf(data["id"]) ?? "", data })));
    case "update_singleton": {
      const [key = null] = rowsOf(before, table).keys();
      return save([{ table, verb: "update", key, data: call.data }]);
    }
    case "delete_item":
      return { kind: "delete", table, keys: [textOf(call.id) ?? ""] };
    case "delete_items":
      return { kind: "delete", table, keys: call.ids.map((id) => textOf(id) ?? "") };
  }
}
