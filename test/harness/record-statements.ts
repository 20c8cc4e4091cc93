import type { Connection, Database, Statement, TransactionConnection } from "../../src/database/database.ts";

/** A database that also writes down every statement it runs, in order; inside of transactions as well. */
export function recordStatements(database: Database): {
  readonly database: Database;
  readonly statements: Statement[];
} {
  const statements: Statement[] = [];
  const record = (connection: Connection): Connection => ({
    run: (statement, options) => {
      statements.push(statement);
      return connection.run(statement, options);
    },
  });
  const recordAll = (connection: TransactionConnection): TransactionConnection => ({
    ...record(connection),
    commit: () => connection.commit(),
  });
  return {
    statements,
    database: {
      kind: database.kind,
      run: (statement, options) => record(database).run(statement, options),
      transaction: (work) => database.transaction((connection) => work(recordAll(connection))),
      transactionAtOnce: (ask) => database.transactionAtOnce((connection) => ask(record(connection))),
      listen: (channel, onNotice, signal) => database.listen(channel, onNotice, signal),
      close: () => database.close(),
    },
  };
}
