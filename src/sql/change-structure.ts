/** Steps of a change of the model as statements. They have no parameters, which such statements cannot have: values stand in their texts. */
import { type RawBuilder, sql } from "kysely";
import { compileSql } from "../database/compile-sql.ts";
import type { Statement } from "../database/database.ts";
import type { DataCheck, DefaultValue, NewColumn, SqlType, StoredRow, StructureStep } from "./structure-step.ts";

/** `schema` is where all tables of a model are. */
export function changeStructure(schema: string, step: StructureStep): Statement {
  return compileSql(writeStep(schema, step));
}

function writeStep(schema: string, step: StructureStep): RawBuilder<unknown> {
  const table = sql.id(schema, step.table);
  switch (step.kind) {
    case "create table":
      return sql`create table ${table} (${sql.join(step.columns.map(writeColumn))})`;
    case "drop table":
      return sql`drop table ${table}`;
    case "add column":
      return sql`alter table ${table} add column ${writeColumn(step.column)}`;
    case "drop column":
      return sql`alter table ${table} drop column ${sql.id(step.column)}`;
    case "set type": {
      const type = sql.raw(writeType(step.type));
      // Any value can be written as a text; and one that is too long for its column is refused, not cut.
      const cast = isText(step.type) ? sql`text` : type;
      const using = step.isCast ? sql` using ${sql.id(step.column)}::${cast}` : sql``;
      return sql`alter table ${table} alter column ${sql.id(step.column)} type ${type}${using}`;
    }
    case "set sequence type":
      return sql`alter sequence ${sql.raw(step.sequence)} as ${sql.raw(writeType(step.type))}`;
    case "set default":
      return step.value === null
        ? sql`alter table ${table} alter column ${sql.id(step.column)} drop default`
        : sql`alter table ${table} alter column ${sql.id(step.column)} set default ${writeDefault(step.value)}`;
    case "set nullable":
      return sql`alter table ${table} alter column ${sql.id(step.column)} ${step.isNullable ? sql`drop` : sql`set`} not null`;
    case "set comment":
      return sql`comment on column ${sql.id(schema, step.table, step.column)} is ${writeValue(step.comment)}`;
    case "add unique":
      return sql`alter table ${table} add constraint ${sql.id(step.name)} unique (${listNames(step.columns)})`;
    case "add index":
      return writeIndex(schema, step);
    case "drop index":
      return sql`drop index ${sql.id(schema, step.name)}`;
    case "add foreign key":
      return sql`alter table ${table} add constraint ${sql.id(step.name)} foreign key (${sql.id(step.column)}) references ${sql.id(schema, step.target)} (${sql.id(step.targetColumn)}) on update ${sql.raw(step.onUpdate)} on delete ${sql.raw(step.onDelete)}`;
    case "drop constraint":
      return sql`alter table ${table} drop constraint ${sql.id(step.name)}`;
    case "insert row":
      return sql`insert into ${table} (${listNames(Object.keys(step.row))}) values (${sql.join(Object.values(step.row).map(writeValue))})`;
    case "update rows":
      return sql`update ${table} set ${sql.join(Object.entries(step.set).map(([name, value]) => sql`${sql.id(name)} = ${writeValue(value)}`))} where ${writeCondition(step.where)}`;
    case "delete rows":
      return sql`delete from ${table} where ${writeCondition(step.where)}`;
  }
}

/** The same of an index alone, made while others write; outside of a transaction. */
export function addIndexConcurrently(schema: string, index: NewIndex): Statement {
  return compileSql(writeIndex(schema, index, sql` concurrently`));
}

type NewIndex = Pick<Extract<StructureStep, { readonly kind: "add index" }>, "table" | "name" | "columns">;

function writeIndex(schema: string, { table, name, columns }: NewIndex, how: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return sql`create index${how} ${sql.id(name)} on ${sql.id(schema, table)} (${listNames(columns)})`;
}

function writeColumn({ name, type, default: byDefault, isNullable, isPrimary }: NewColumn): RawBuilder<unknown> {
  const parts = [sql`${sql.id(name)} ${sql.raw(writeType(type))}`];
  if (byDefault !== null) parts.push(sql`default ${writeDefault(byDefault)}`);
  if (isPrimary) parts.push(sql`primary key`);
  else if (!isNullable) parts.push(sql`not null`);
  return sql.join(parts, sql` `);
}

/** `character varying(255)`, `serial` */
export function writeType({ name, words, length, precision, scale, isSerial }: SqlType): string {
  if (isSerial) return name === "int8" ? "bigserial" : "serial";
  if (length !== null) return `${words}(${length})`;
  return precision === null ? words : `${words}(${precision}, ${scale ?? 0})`;
}

function isText({ name }: SqlType): boolean {
  return name === "varchar" || name === "text";
}

function writeDefault(value: DefaultValue): RawBuilder<unknown> {
  switch (value.kind) {
    case "now":
      return sql`CURRENT_TIMESTAMP`;
    case "text":
      return writeValue(value.text);
    case "expression":
      return sql.raw(value.sql);
  }
}

function listNames(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.id(name)));
}

function writeValue(value: string | null): RawBuilder<unknown> {
  return value === null ? sql`null` : sql.lit(value);
}

function writeCondition(where: StoredRow): RawBuilder<unknown> {
  const conditions = Object.entries(where).map(([name, value]) =>
    value === null ? sql`${sql.id(name)} is null` : sql`${sql.id(name)} = ${writeValue(value)}`,
  );
  return sql.join(conditions, sql` and `);
}

/** How many rows a step changes or loses values of; null where it is none of these. */
export function countAffected(schema: string, step: StructureStep): Statement | null {
  const condition = affected(step);
  return condition === null ? null : compileSql(sql`select count(*)::text from ${sql.id(schema, step.table)} where ${condition}`);
}

/** How many rows refer to nothing after a step; null where none can. */
export function countOrphans(schema: string, step: StructureStep): Statement | null {
  if (step.kind !== "update rows" || step.orphans === undefined) return null;
  const { table, column, value } = step.orphans;
  return compileSql(sql`select count(*)::text from ${sql.id(schema, table)} where ${sql.id(column)}::text = ${value}`);
}

function affected(step: StructureStep): RawBuilder<unknown> | null {
  if (step.kind === "drop table") return sql`true`;
  if (step.kind === "drop column") return sql`${sql.id(step.column)} is not null`;
  return step.kind === "update rows" || step.kind === "delete rows" ? writeCondition(step.where) : null;
}

/** How many rows there are that do not hold to it, and at most five of their values, as JSON. */
export function findOffenders(schema: string, check: DataCheck): Statement {
  const table = sql.id(schema, check.table);
  const column = sql`t.${sql.id(check.column)}`;
  const select = (value: RawBuilder<unknown>, condition: RawBuilder<unknown>): Statement =>
    compileSql(
      sql`select count(*)::text, coalesce(to_json((array_agg(distinct ${value}))[1:5])::text, '[]') from ${table} as t where ${condition}`,
    );
  switch (check.kind) {
    case "refers": {
      const target = sql`select from ${sql.id(schema, check.target)} as r where r.${sql.id(check.targetColumn)} = ${column}`;
      return select(sql`${column}::text`, sql`${column} is not null and not exists (${target})`);
    }
    case "not null":
      return compileSql(sql`select count(*)::text, '[]' from ${table} as t where ${column} is null`);
    case "empty":
      return compileSql(sql`select count(*)::text, '[]' from ${table} as t`);
    case "unique":
      return select(
        sql`${column}::text`,
        sql`${column} in (select d.${sql.id(check.column)} from ${table} as d group by d.${sql.id(check.column)} having count(*) > 1)`,
      );
    case "scale":
      return select(sql`${column}::text`, sql`${column} <> round(${column}, ${sql.lit(check.scale)})`);
    case "length":
      return select(sql`left(${column}::text, 100)`, sql`length(${column}::text) > ${sql.lit(check.length)}`);
  }
}

export interface ChangeTimes {
  /** How long a change waits for another one, in milliseconds. */
  readonly turn: number;
  /** How long a step waits for what reads and writes its tables: all that comes after waits behind it. */
  readonly lock: number;
  readonly statement: number;
}

/** One such change at a time, wherever it is made. */
export function beginChange({ turn, lock, statement }: ChangeTimes): readonly Statement[] {
  const set = (name: string, value: string): RawBuilder<unknown> => sql`set_config(${name}, ${value}, true)`;
  const milliseconds = (count: number): string => `${count}ms`;
  return [
    // What stands in a text is taken as it stands.
    compileSql(
      sql`select ${set("standard_conforming_strings", "on")}, ${set("statement_timeout", milliseconds(statement))}, ${set("lock_timeout", milliseconds(turn))}`,
    ),
    compileSql(sql`select pg_advisory_xact_lock(hashtext('relata'), hashtext('change of the model'))`),
    compileSql(sql`select ${set("lock_timeout", milliseconds(lock))}`),
  ];
}

/** Where the transaction goes on with something else. */
export const endChange: readonly Statement[] = ["lock_timeout", "statement_timeout"].map((name) =>
  compileSql(sql`set local ${sql.raw(name)} to default`),
);
