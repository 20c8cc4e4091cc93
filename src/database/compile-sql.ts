import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder } from "kysely";
import type { Parameter, Statement } from "./database.ts";

/** Compiles a piece of SQL made with Kysely's `sql` into a statement for the port. */
export function compileSql(query: RawBuilder<unknown>): Statement {
  const { sql, parameters } = query.compile(compiler);
  // Kysely calls a value unknown; what is interpolated in this folder is text, NULL or an array of them.
  return { sql, parameters: parameters as readonly Parameter[] };
}

/** Kysely as a compiler alone: it never connects. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
