import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { KeyCast } from "../plan/statement/read-plan.ts";

type Sql = RawBuilder<unknown>;

/** A text as a key, or NULL where it cannot be one: the cast stands inside CASE, so that it never fails. */
export function castKey(text: Sql, cast: Extract<KeyCast, { kind: "fromText" }>): Sql {
  const type = sql.raw(cast.sqlType);
  if (typeof cast.type === "object") return sql`case when ${text} in (${literals(cast.type.labels)}) then ${text}::${type} end`;
  switch (cast.type) {
    case "uuid":
      return sql`case when ${text} ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${text}::${type} end`;
    case "boolean":
      return sql`case when ${text} in ('true', 'false') then ${text}::${type} end`;
    case "decimal":
      return sql`case when ${text} in (${noFiniteNumbers}) or ${isNumber(text)} then ${text}::${type} end`;
    case "real":
    case "double": {
      const size = sql`abs(${text}::numeric)`;
      const { least, most } = floatBounds[cast.type];
      const fits = sql`${size} = 0 or ${size} between ${sql.lit(least)} and ${sql.lit(most)}`;
      return sql`case when ${text} in (${noFiniteNumbers}) then ${text}::${type} when ${isNumber(text)} then case when ${fits} then ${text}::${type} end end`;
    }
    case "smallInteger":
    case "integer":
    case "bigInteger":
      return castInteger(text, type, cast.type);
  }
}

const noFiniteNumbers: Sql = sql`'NaN', 'Infinity', '-Infinity'`;

function literals(texts: readonly string[]): Sql {
  return sql.join(texts.map((text) => sql.lit(text)));
}

function isNumber(text: Sql): Sql {
  return sql`${text} ~* '^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[+-]?[0-9]{1,3})?$' and length(${text}) <= 1000`;
}

/** What is smaller becomes zero, and what is larger infinite, which are errors. */
const floatBounds = {
  real: { least: 1e-45, most: 3.4028235e38 },
  double: { least: 5e-324, most: 1.7976931348623157e308 },
} as const;

/** Bounded repetition is dear to look for: most numbers are short, and are known by their length. */
function castInteger(text: Sql, type: Sql, keyType: keyof typeof integerBounds): Sql {
  const { least, most, digits } = integerBounds[keyType];
  const long = sql.lit(`^-?[0-9]{${digits - 1},${digits}}$`);
  return sql`case when length(${text}) < ${sql.lit(digits)} and ${text} ~ '^-?[0-9]+$' then ${text}::${type} when ${text} ~ ${long} then case when ${text}::numeric between ${sql.lit(least)} and ${sql.lit(most)} then ${text}::${type} end end`;
}

/** `digits`: how many the longest numbers have, of which only some fit. */
const integerBounds = {
  smallInteger: { least: -32768n, most: 32767n, digits: 5 },
  integer: { least: -2147483648n, most: 2147483647n, digits: 10 },
  bigInteger: { least: -9223372036854775808n, most: 9223372036854775807n, digits: 19 },
} as const;
