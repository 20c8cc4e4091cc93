/** One thing that clients do, in the words of everyone who is asked. */
export interface Workload {
  /** `W1`; the operation has this name, too. */
  readonly name: string;
  readonly title: string;
  readonly isMutation: boolean;
  /** More requests at once than this are never made: each takes long. */
  readonly mostConnections?: number;
  /** The variables of request `n`, the same for the same `n`; none: every request is the same. */
  readonly variables?: (n: number) => Variables;
  /** In Directus's names, which are Relata's. */
  readonly relata: string;
  readonly postgraphile: string;
  /** Those of PostGraphile, where they differ. */
  readonly postgraphileVariables?: (n: number) => Variables;
  readonly byHand: HandWritten;
}

export type Variables = Readonly<Record<string, unknown>>;

/** One statement that answers the request as a whole: PostgreSQL writes the JSON, and the server passes it on. */
export interface HandWritten {
  readonly text: string;
  /** The root field that the JSON stands under; without one, the JSON is all of `data`. */
  readonly root?: string;
  readonly parameters?: (variables: Variables) => readonly unknown[];
  /** Planned anew for the values of each request: where they decide what is the best plan. */
  readonly hasCustomPlan?: boolean;
}

/** `select json_agg(...)` over the rows of a select. */
export function listAsJson(select: string): string {
  return `select coalesce(json_agg(list), '[]') from (${select}) list`;
}

/** The same as text, as what a whole statement answers. */
export function listAsText(select: string): string {
  return `select coalesce(json_agg(list), '[]')::text from (${select}) list`;
}

/** A moment as GraphQL shows it: `2024-01-15T08:30:00.000Z`. */
export function moment(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
