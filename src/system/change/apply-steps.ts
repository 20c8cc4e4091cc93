/** What a structure is after steps of a change: for what is planned on it next. */
import type { NewColumn, StoredRow, StructureStep } from "../../sql/structure-step.ts";
import { writeType } from "../../sql/change-structure.ts";
import { fieldName, wordsOf } from "../structure.ts";
import type { Column, Facts, Structure, Table } from "../structure.ts";

export function applySteps(structure: Structure, steps: readonly StructureStep[]): Structure {
  return steps.reduce(applyStep, structure);
}

function applyStep(structure: Structure, step: StructureStep): Structure {
  switch (step.kind) {
    case "create table":
      return { ...structure, tables: new Map([...structure.tables, [step.table, newTable(step.table, step.columns)]]) };
    case "drop table":
      return { ...structure, tables: new Map([...structure.tables].filter(([name]) => name !== step.table)) };
    case "add column":
      return changeTable(structure, step.table, (table) => ({
        ...table,
        columns: new Map([...table.columns, [step.column.name, newColumn(step.table, step.column)]]),
      }));
    case "drop column":
      return changeTable(structure, step.table, (table) => ({
        ...table,
        columns: new Map([...table.columns].filter(([name]) => name !== step.column)),
      }));
    case "set type": {
      const { name, words, length, precision, scale } = step.type;
      const digits = digitsOf[name] ?? { precision, scale };
      return changeColumn(structure, step, (column) => ({ ...column, type: name, dataType: words, length, ...digits }));
    }
    case "set default":
      return changeColumn(structure, step, (column) => ({
        ...column,
        default: step.value === null ? null : printDefault(step.value, column),
      }));
    case "set sequence type":
      return structure;
    case "set nullable":
      return changeColumn(structure, step, (column) => ({ ...column, isNullable: step.isNullable }));
    case "set comment":
      return changeColumn(structure, step, (column) => ({ ...column, comment: step.comment }));
    case "add unique":
    case "add index": {
      const isUnique = step.kind === "add unique";
      const index = { name: step.name, columns: step.columns, isPrimary: false, isUnique, isConstraint: isUnique };
      return changeTable(structure, step.table, (table) => ({ ...table, indexes: [...table.indexes, index] }));
    }
    case "drop index":
    case "drop constraint":
      return changeTable(structure, step.table, (table) => ({
        ...table,
        indexes: table.indexes.filter(({ name }) => name !== step.name),
        foreignKeys: table.foreignKeys.filter(({ name }) => name !== step.name),
      }));
    case "add foreign key": {
      const { name, column, target, targetColumn, onUpdate, onDelete } = step;
      const key = { name, columns: [column], table: target, schema: structure.schema, targetColumns: [targetColumn], onUpdate, onDelete };
      return changeTable(structure, step.table, (table) => ({ ...table, foreignKeys: [...table.foreignKeys, key] }));
    }
    case "insert row":
      return changeRows(structure, step.table, (rows) => [...rows, readRow(structure, step.table, step.row)]);
    case "update rows": {
      const set = readRow(structure, step.table, step.set);
      return changeRows(structure, step.table, (rows) => rows.map((row) => (isMeant(row, step.where) ? { ...row, ...set } : row)));
    }
    case "delete rows":
      return changeRows(structure, step.table, (rows) => rows.filter((row) => !isMeant(row, step.where)));
  }
}

function newTable(name: string, columns: readonly NewColumn[]): Table {
  return {
    name,
    isView: false,
    comment: null,
    columns: new Map(columns.map((column) => [column.name, newColumn(name, column)])),
    indexes: columns.flatMap((column) =>
      column.isPrimary ? [{ name: `${name}_pkey`, columns: [column.name], isPrimary: true, isUnique: true, isConstraint: true }] : [],
    ),
    foreignKeys: [],
  };
}

function newColumn(table: string, { name, type, default: byDefault, isNullable, isPrimary }: NewColumn): Column {
  const bare: Column = {
    name,
    type: type.name,
    dataType: type.words,
    isArray: false,
    enumLabels: null,
    default: type.isSerial ? `nextval('${table}_${name}_seq'::regclass)` : null,
    length: type.length,
    ...(digitsOf[type.name] ?? { precision: type.precision, scale: type.scale }),
    isNullable: isNullable && !isPrimary && !type.isSerial,
    isGenerated: false,
    expression: null,
    isSerial: type.isSerial,
    comment: null,
  };
  return byDefault === null ? bare : { ...bare, default: printDefault(byDefault, bare) };
}

/** Of types that state none, as PostgreSQL tells them: of bits. */
const digitsOf: Readonly<Record<string, Pick<Column, "precision" | "scale">>> = {
  int4: { precision: 32, scale: 0 },
  int8: { precision: 64, scale: 0 },
  float4: { precision: 24, scale: null },
};

/** About as PostgreSQL prints it: what it makes of numbers and the like is its own. */
function printDefault(value: NonNullable<NewColumn["default"]>, { type, dataType }: Column): string {
  if (value.kind === "now") return "CURRENT_TIMESTAMP";
  if (value.kind === "expression") return value.sql;
  const words = writeType({ name: type, words: dataType, length: null, precision: null, scale: null, isSerial: false });
  return `'${value.text.replaceAll("'", "''")}'::${words}`;
}

function changeTable(structure: Structure, name: string, change: (table: Table) => Table): Structure {
  const table = structure.tables.get(name);
  return table === undefined ? structure : { ...structure, tables: new Map([...structure.tables, [name, change(table)]]) };
}

function changeColumn(
  structure: Structure,
  place: { readonly table: string; readonly column: string },
  change: (column: Column) => Column,
): Structure {
  return changeTable(structure, place.table, (table) => {
    const column = table.columns.get(place.column);
    return column === undefined ? table : { ...table, columns: new Map([...table.columns, [column.name, change(column)]]) };
  });
}

function changeRows(structure: Structure, table: string, change: (rows: readonly Facts[]) => readonly Facts[]): Structure {
  switch (table) {
    case "directus_collections":
      return { ...structure, collections: rowsBy(change([...structure.collections.values()]), ({ collection }) => String(collection)) };
    case "directus_fields":
      return {
        ...structure,
        fields: rowsBy(change([...structure.fields.values()]), ({ collection, field }) => fieldName(String(collection), String(field))),
      };
    case "directus_relations":
      return {
        ...structure,
        relations: rowsBy(change([...structure.relations.values()]), (row) =>
          fieldName(String(row["many_collection"]), String(row["many_field"])),
        ),
      };
    case "directus_permissions": {
      const rows = change(structure.permissions.map((permission) => ({ ...permission, fields: permission.fields?.join(",") ?? null })));
      const known = new Map(structure.permissions.map((permission) => [permission.id, permission]));
      const left = rows.flatMap(({ id, fields }) => {
        const permission = known.get(Number(id));
        return permission === undefined ? [] : [{ ...permission, fields: wordsOf(fields) }];
      });
      return { ...structure, permissions: left };
    }
    default:
      return structure;
  }
}

function rowsBy(rows: readonly Facts[], name: (row: Facts) => string): ReadonlyMap<string, Facts> {
  return new Map(rows.map((row) => [name(row), row]));
}

/** What is stored, as it is read. */
function readRow({ tables }: Structure, table: string, row: StoredRow): Facts {
  const columns = tables.get(table)?.columns;
  return Object.fromEntries(Object.entries(row).map(([name, text]) => [name, readValue(text, columns?.get(name)?.type)]));
}

function readValue(text: string | null, type: string | undefined): unknown {
  if (text === null) return null;
  if (type === "bool") return text === "true";
  if (type === "int4" || type === "int8") return Number(text);
  // It was made of a value.
  if (type === "json" || type === "jsonb") return JSON.parse(text) as unknown;
  return text;
}

function isMeant(row: Facts, where: StoredRow): boolean {
  return Object.entries(where).every(([name, value]) => ((row[name] ?? null) === null ? value === null : String(row[name]) === value));
}
