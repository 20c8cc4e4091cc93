/**
 * A text that should be json, as json; NULL where it is none. PostgreSQL can be asked that from version 16 on, and a cast
 * that fails takes the whole statement with it, so the text is parsed by replacing: strings by one mark, other scalars by
 * another, blanks by nothing, and then, from the inside out, lists and objects of marks by a mark, until one is left.
 */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";

type Sql = RawBuilder<unknown>;

export function textAsJson(text: Sql): Sql {
  return sql`case when ${isJson(text)} then ${text} end::json`;
}

/**
 *     exists (with recursive parsed (text, depth) as (
 *       select replaced, 0 where ... union all select replaced once more, depth + 1 from parsed where ...
 *     ) select from parsed where text is one mark)
 */
function isJson(text: Sql): Sql {
  const strings = sql`regexp_replace(${text}, ${string}, chr(1), 'g')`;
  const scalars = sql`regexp_replace(${strings}, ${scalar}, chr(2), 'g')`;
  const start = sql`select regexp_replace(${scalars}, ${blank}, '', 'g'), 0 where ${text} !~ ${control}`;
  const step = sql`select regexp_replace(text, ${nested}, chr(2), 'g'), depth + 1 from parsed where text ~ ${nested} and depth < ${sql.lit(deepest)}`;
  return sql`exists (with recursive parsed (text, depth) as (${start} union all ${step}) select from parsed where text ~ ${mark})`;
}

/** What nests deeper counts as no json: each level is one more look at the whole text. */
const deepest = 100;

/** None of these may stand in json, not even in a string; two of them are the marks. */
const control = sql.lit(String.raw`[\u0001-\u0008\u000b\u000c\u000e-\u001f]`);

/** Without what json allows and a text of PostgreSQL cannot hold: NUL, and half of a surrogate pair. */
const escape = String.raw`\\(?:["\\/bfnrt]|u(?!0000|[dD][89a-fA-F])[0-9a-fA-F]{4}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})`;
const string = sql.lit(String.raw`"(?:[^"\\\u0001-\u001f]|${escape})*"`);

const scalar = sql.lit(String.raw`-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null`);

const blank = sql.lit(String.raw`[ \t\n\r]+`);

const value = String.raw`[\u0001\u0002]`;
const member = String.raw`\u0001:${value}`;
const nested = sql.lit(String.raw`\[(?:${value}(?:,${value})*)?\]|\{(?:${member}(?:,${member})*)?\}`);

const mark = sql.lit(String.raw`^${value}$`);
