/**
 * A read plan is data for one SQL statement. In: a selection. Out: expressions over aliased tables, joins, conditions,
 * an order and a page, all of them names from the Model and values as parameters; `sql/` turns it into text.
 *
 * Words: a *scope* is one FROM clause; `t0` is its base table, further aliases count up through the whole statement.
 */

import type { DatePart } from "../../filter/filter.ts";
import type { Slot } from "../../request/slots.ts";
import type { Decode } from "../../value/decode-cell.ts";
import type { CastKeyType, KeyType } from "../../value/key-text.ts";

export interface TableRef {
  readonly schema: string;
  readonly table: string;
  /** How many there are, about; null where that is not known. */
  readonly rows: number | null;
}

/** What a statement selects, compares or sorts by. */
export type Expression =
  /**
   * `operators`: the schema of its type's operators, where they have to be looked for in one. `maxLength`: of a text that
   * has one.
   */
  | { readonly kind: "column"; readonly alias: string; readonly column: string; readonly operators?: string; readonly maxLength?: number }
  /** `to_json(column)`: for arrays, which have no scalar of their own. */
  | { readonly kind: "asJson"; readonly operand: Expression }
  /** The text of a value that has a type of its own, such as an enum's or a uuid's. */
  | { readonly kind: "asText"; readonly operand: Expression }
  /** The same of a network address: its plain text would have a length, `192.0.2.1/32`, that its value does not show. */
  | { readonly kind: "addressAsText"; readonly operand: Expression }
  /** `column::text[]`: the texts of an array's elements. */
  | { readonly kind: "asTexts"; readonly operand: Expression }
  /** A text under the database's own collation, which LIKE can work with whatever the column's is. */
  | { readonly kind: "collated"; readonly operand: Expression }
  /** The value where the condition holds, else null: a field that may be seen on some rows only. */
  | { readonly kind: "guarded"; readonly operand: Expression; readonly condition: Condition }
  /** A part of a date or time as an integer. */
  | { readonly kind: "datePart"; readonly part: DatePart; readonly operand: Expression }
  /** Of a time with a zone, how many seconds the zone lies east of Greenwich. */
  | { readonly kind: "zone"; readonly operand: Expression }
  /** The number of elements of a json array; null for anything else. */
  | { readonly kind: "jsonLength"; readonly operand: Expression; readonly jsonType: JsonType }
  /** The value at a path of a json column: as json, as text, or as a number where it is one. */
  | {
      readonly kind: "jsonPath";
      readonly operand: Expression;
      readonly jsonType: JsonType;
      readonly path: readonly string[];
      readonly as: "json" | "text" | "number";
    }
  /** The number of related items. */
  | { readonly kind: "count"; readonly subquery: Subquery }
  /** The least (or, descending, the greatest) value among related items; null without any. */
  | { readonly kind: "extreme"; readonly subquery: Subquery; readonly value: Expression; readonly descending: boolean };

/** How json is stored; as a text it may be none, and then counts as null. */
export type JsonType = "json" | "jsonb" | "text";

/** `from <table> as <alias> <joins> where <links> and <condition>`, correlated with an outer scope by its links. */
export interface Subquery {
  readonly table: TableRef;
  readonly alias: string;
  readonly links: readonly Condition[];
  readonly joins: readonly Join[];
  readonly condition: Condition | null;
}

/** A LEFT JOIN that matches at most one row. */
export interface Join {
  readonly table: TableRef;
  readonly alias: string;
  readonly on: readonly Condition[];
  /** Where several rows may match all the same: the columns of the first, a row of the table itself before those of its heirs. */
  readonly firstOf: readonly string[] | null;
}

export type Condition =
  | { readonly kind: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition }
  /** Unknown counts as false. */
  | { readonly kind: "isTrue"; readonly part: Condition }
  /** Null is unknown, as a comparison with NULL: neither it nor its negation holds. */
  | { readonly kind: "constant"; readonly value: boolean | null }
  | { readonly kind: "isNull"; readonly operand: Expression; readonly negated: boolean }
  /** Null or the empty string. */
  | { readonly kind: "isEmpty"; readonly operand: Expression; readonly negated: boolean }
  | { readonly kind: "compare"; readonly operator: "=" | "<>" | "<" | "<=" | ">" | ">="; readonly left: Expression; readonly right: Value }
  | {
      readonly kind: "oneOf";
      readonly operand: Expression;
      readonly values: readonly string[] | Slot;
      readonly sqlType: string;
      readonly negated: boolean;
    }
  | { readonly kind: "between"; readonly operand: Expression; readonly low: Value; readonly high: Value; readonly negated: boolean }
  /** `pattern` is a LIKE pattern whose literal characters are escaped with a backslash. */
  | {
      readonly kind: "like";
      readonly operand: Expression;
      readonly pattern: string | Slot;
      readonly caseInsensitive: boolean;
      readonly negated: boolean;
    }
  | { readonly kind: "exists"; readonly subquery: Subquery }
  /** Two columns are equal. `cast` turns the left one, a text, into the right one's type where it can be one. */
  | { readonly kind: "equal"; readonly left: Expression; readonly right: Expression; readonly cast: KeyCast | null };

/** A value as text and the type that the statement casts it to. */
export interface Value {
  readonly text: string | Slot;
  readonly sqlType: string;
}

/** How an item column, which is a text, and a key are brought to one type. */
export type KeyCast = TextCast | { readonly kind: "fromText"; readonly type: CastKeyType; readonly sqlType: string };

/** The key as text. Plain text of an address would have a length that its value does not show. */
export interface TextCast {
  readonly kind: "toText";
  readonly isAddress: boolean;
}

export interface SortTerm {
  readonly expression: Expression;
  readonly descending: boolean;
}

export interface Page {
  /** Null: all. */
  readonly limit: number | null;
  readonly offset: number;
}

/** Which rows of the base table a statement is about. */
export type Link =
  | { readonly kind: "root" }
  /** Rows whose `column`, cast where there is a cast, equals one of the keys that are the first parameter, as an array of `sqlType`. */
  | {
      readonly kind: "keys";
      readonly column: string;
      readonly operators?: string;
      /** The type that keys are cast to one by one, and are texts until then: unnest would take rows and arrays apart. */
      readonly castKeys?: string;
      readonly sqlType: string;
      readonly cast: TextCast | null;
      readonly where: readonly Condition[];
    };

/** A column of the base that reads as if it held another value; null where it holds its own. */
export interface BaseColumn {
  readonly column: string;
  readonly override: { readonly text: string | null; readonly sqlType: string } | null;
}

/** One SQL statement. The cells of its rows are the `columns` in order, behind the key's ordinal where there is a link. */
export interface ReadPlan {
  readonly table: TableRef;
  /** The alias of the base table, `t0`. */
  readonly alias: string;
  readonly link: Link;
  /** For one version of an item: every column of the base, some with the version's values. Null: the table as it is. */
  readonly versioned: readonly BaseColumn[] | null;
  readonly columns: readonly Expression[];
  /** Joins that the condition and the order need. */
  readonly joins: readonly Join[];
  /** Joins that only the selected columns need. */
  readonly selectionJoins: readonly Join[];
  readonly condition: Condition | null;
  /** A total order; empty where at most one row belongs to a key. */
  readonly sort: readonly SortTerm[];
  readonly page: Page;
  /**
   * Worth a prepared statement: no value is a user's but the keys, and the page, which is common, is part of the text. Those of
   * rules are the same each time. A filter's values would make PostgreSQL choose between a plan for these and a worse one for any.
   */
  readonly prepared: boolean;
}

/** A plan, what its rows become, and the statements that hang on its rows. */
export interface ReadNode {
  readonly plan: ReadPlan;
  readonly layout: ItemLayout;
  readonly edges: readonly Edge[];
}

/** How a row, or the part of it that a joined to-one fills, becomes an object. */
export interface ItemLayout {
  /** The Model's name of the collection; null for a `_func` object. */
  readonly collection: string | null;
  /** The cell that is null where there is no item; null for an item that is always there. */
  readonly presence: number | null;
  readonly properties: readonly Property[];
}

export type Property =
  | { readonly kind: "value"; readonly key: string; readonly cell: number; readonly decode: Decode }
  | { readonly kind: "object"; readonly key: string; readonly layout: ItemLayout }
  /** A to-one whose page is empty by its arguments, a relation as one version states it, or what a singleton without a row has. */
  | { readonly kind: "constant"; readonly key: string; readonly value: unknown }
  /** A to-many list, a to-one by a statement of its own, or a member of a union. */
  | { readonly kind: "edge"; readonly key: string; readonly edge: number };

/** What a root field of items reads. */
export type RootPlan =
  | { readonly kind: "list"; readonly node: ReadNode }
  | { readonly kind: "item"; readonly node: ReadNode; readonly key: string | Slot }
  /** Without a row, the constants of `defaults` answer: the default of each column as it would read. */
  | { readonly kind: "singleton"; readonly node: ReadNode; readonly defaults: ItemLayout }
  | { readonly kind: "aggregate"; readonly plan: AggregatePlan };

/** One SQL statement of aggregates over groups; without groups, over all rows. */
export interface AggregatePlan {
  readonly table: TableRef;
  readonly alias: string;
  readonly joins: readonly Join[];
  readonly condition: Condition | null;
  readonly groups: readonly AggregateGroup[];
  readonly cells: readonly AggregateCell[];
  readonly sort: readonly AggregateSort[];
  readonly page: Page;
  /** As for a read plan. */
  readonly prepared: boolean;
  readonly layout: readonly AggregateProperty[];
}

export interface AggregateGroup {
  /** Its key in the answer's `group`: `status`, `published_at_year`. */
  readonly key: string;
  readonly expression: Expression;
  readonly decode: Decode;
}

export type AggregateFunction = "count" | "countDistinct" | "avg" | "sum" | "avgDistinct" | "sumDistinct" | "min" | "max";

export type AggregateCell =
  | { readonly kind: "countAll" }
  | { readonly kind: "aggregate"; readonly function: AggregateFunction; readonly operand: Expression };

export type AggregateSort =
  | { readonly kind: "group"; readonly index: number; readonly descending: boolean }
  | { readonly kind: "cell"; readonly cell: AggregateCell; readonly descending: boolean };

/** Cells of a row are numbered behind its groups. */
export type AggregateProperty =
  | { readonly kind: "group"; readonly key: string }
  | { readonly kind: "cell"; readonly key: string; readonly cell: number }
  | { readonly kind: "object"; readonly key: string; readonly properties: readonly { readonly key: string; readonly cell: number }[] };

export type Edge =
  /** The rows of `child` whose key is the parent's cell `keyCell`: a list, or the first of them. */
  | { readonly kind: "many" | "one"; readonly keyCell: number; readonly child: ReadNode }
  /** The item that the pair of cells names. Members are planned for every allowed collection, loaded for those met. */
  | {
      readonly kind: "any";
      readonly keyCell: number;
      readonly collectionCell: number;
      readonly members: ReadonlyMap<string, { readonly node: ReadNode; readonly keyType: KeyType }>;
    };
