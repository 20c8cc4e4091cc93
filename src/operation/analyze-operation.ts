/**
 * An operation as it runs, taken back in the end: each of its statements as PostgreSQL explains it, with the rows that it
 * answers. What is taken back leaves numbers of sequences drawn, and what triggers did outside of the database done.
 */
import type { Connection, Database, Parameter, Row, Statement, TransactionConnection } from "../database/database.ts";
import { type Engine, nobodyHears } from "./engine.ts";
import type { OperationResult } from "./operation-result.ts";
import type { PreparedOperation } from "./prepared-operation.ts";
import { type OperationRequest, runOperation } from "./run-operation.ts";

export interface Analysis {
  readonly result: OperationResult;
  /** In the order in which they ran. */
  readonly statements: readonly AnalyzedStatement[];
}

export interface AnalyzedStatement {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
  readonly rows: number;
  /** In milliseconds, as PostgreSQL measured it; null for what it does not explain. */
  readonly time: number | null;
  /** The lines of EXPLAIN ANALYZE. */
  readonly plan: readonly string[];
}

/** Throws what is thrown by the operation itself. */
export async function analyzeOperation(engine: Engine, prepared: PreparedOperation, request: OperationRequest): Promise<Analysis> {
  let analysis: Analysis | undefined;
  try {
    await engine.database.transaction(async (connection) => {
      const statements: AnalyzedStatement[] = [];
      const database = createInside(engine.database, connection, createAnalyzing(connection, statements));
      const inside: Engine = { ...engine, database, onWritten: () => undefined, audience: nobodyHears };
      analysis = { result: await runOperation(inside, prepared, request), statements };
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack) || analysis === undefined) throw error;
  }
  if (analysis === undefined) throw new Error("The operation has not run.");
  return analysis;
}

class TakenBack extends Error {
  override readonly name = "TakenBack";
}

/** One statement after the other, so that none is timed while another runs: each explained, taken back, and run. */
function createAnalyzing(connection: Connection, statements: AnalyzedStatement[]): Connection {
  let last: Promise<unknown> = Promise.resolve();
  const analyze = async (statement: Statement): Promise<readonly Row[]> => {
    const plan = isExplained.test(statement.sql) ? await explain(connection, statement) : [];
    const rows = await connection.run(statement);
    statements.push({ sql: statement.sql, parameters: statement.parameters, rows: rows.length, time: readTime(plan), plan });
    return rows;
  };
  return {
    run(statement) {
      const running = last.then(() => analyze(statement));
      last = running.catch(() => undefined);
      return running;
    },
  };
}

const isExplained = /^\s*(?:select|with|insert|update|delete|merge|values)\b/i;

/** Nothing for one that fails: it fails again, for whoever asked. */
async function explain(connection: Connection, { sql, parameters }: Statement): Promise<readonly string[]> {
  await connection.run(savepoint);
  try {
    const rows = await connection.run({ sql: `explain (analyze, buffers) ${sql}`, parameters });
    return rows.map(([line]) => line ?? "");
  } catch {
    return [];
  } finally {
    await connection.run(takeBack);
  }
}

const savepoint: Statement = { sql: "savepoint relata_explain", parameters: [] };
const takeBack: Statement = { sql: "rollback to savepoint relata_explain", parameters: [] };

/** `Execution Time: 0.042 ms` */
function readTime(plan: readonly string[]): number | null {
  const [, time] = /Execution Time: ([\d.]+) ms/.exec(plan.at(-1) ?? "") ?? [];
  return time === undefined ? null : Number(time);
}

/** A database whose transactions are parts of the one that is taken back. */
function createInside({ kind }: Database, connection: Connection, analyzing: Connection): Database {
  const transaction = async <T>(work: (inside: TransactionConnection) => Promise<T>): Promise<T> => {
    await connection.run({ sql: "savepoint relata_transaction", parameters: [] });
    try {
      return await work({ run: (statement) => analyzing.run(statement), commit: () => undefined });
    } catch (error) {
      await connection.run({ sql: "rollback to savepoint relata_transaction", parameters: [] });
      throw error;
    }
  };
  return {
    kind,
    run: (statement) => analyzing.run(statement),
    transaction,
    transactionAtOnce: transaction,
    listen: () => undefined,
    close: async () => undefined,
  };
}
