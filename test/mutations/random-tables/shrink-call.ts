/** A failing input made as small as it can be, and told with all that it takes to try it by hand. */
import { isData, rowsOf } from "../model/tables.ts";
import type { Tables } from "../model/tables.ts";
import { printCall } from "./calls.ts";
import type { Call } from "./calls.ts";
import { printOverlay, printSchema } from "./print-schema.ts";
import type { SchemaSpec } from "./table-spec.ts";

/** Leaves out one part after the other, as long as it still fails. */
export async function shrinkCall(call: Call, stillFails: (smaller: Call) => Promise<boolean>): Promise<Call> {
  let smallest = call;
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const candidate of listSmaller(smallest)) {
      if (!(await stillFails(candidate))) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

function listSmaller(call: Call): readonly Call[] {
  return Object.entries(call).flatMap(([name, value]) =>
    name === "kind" || name === "table" ? [] : listSmallerValues(value).map((smaller) => ({ ...call, [name]: smaller })),
  );
}

function listSmallerValues(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    return [
      ...items.map((_, index) => items.toSpliced(index, 1)),
      ...items.flatMap((item, index) => listSmallerValues(item).map((smaller) => items.with(index, smaller))),
    ];
  }
  if (!isData(value)) return [];
  const entries = Object.entries(value);
  return [
    ...(value["id"] === undefined || entries.length > 1 ? [] : [value["id"]]),
    ...entries.map(([name]) => Object.fromEntries(entries.filter(([other]) => other !== name))),
    ...entries.flatMap(([name, inner]) => listSmallerValues(inner).map((smaller) => ({ ...value, [name]: smaller }))),
  ];
}

/** The tables that it is about, what they hold, and the operation. */
export function describeCall(spec: SchemaSpec, before: Tables, call: Call, problems: readonly string[]): string {
  const { document, variables } = printCall(call, true);
  const text = JSON.stringify(variables);
  const names = spec.tables
    .map(({ name }) => name)
    .filter((name) => name === call.table || text.includes(name) || problems.some((problem) => problem.includes(name)));
  const isAbout = (line: string): boolean =>
    names.some(
      (name) =>
        new RegExp(`^(?:create table|alter table|create function|create trigger) ${name}\\b`).test(line) ||
        line.includes(` on ${name} `) ||
        line.startsWith(`create function ${name}_`),
    );
  const relations = (JSON.parse(printOverlay(spec)) as { readonly relations: readonly { readonly collection: string }[] }).relations;
  return [
    ...printSchema(spec).split("\n").filter(isAbout),
    ...relations.filter(({ collection }) => names.includes(collection)).map((relation) => JSON.stringify(relation)),
    ...names.flatMap((name) =>
      [...rowsOf(before, name).values()].map(
        (row) => `${name}: ${JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null)))}`,
      ),
    ),
    document,
    text,
  ].join("\n");
}
