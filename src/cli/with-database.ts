/** What most verbs begin with: a database that is closed in the end, and what it is compiled to. */
import { styleText } from "node:util";
import yoctoSpinner from "yocto-spinner";
import type { Config } from "../config/config.ts";
import type { Database } from "../database/database.ts";
import { type Compiled, compileDatabase } from "../gateway/compile.ts";
import { isDemo, openDatabase } from "../gateway/open-database.ts";
import type { Terminal } from "./verb.ts";

export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(config);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The same with all that is read of it. */
export function withCompiled<T>({ config }: Pick<Terminal, "config">, work: (compiled: Compiled) => Promise<T>): Promise<T> {
  return during(isDemo(config) ? "Preparing the demo" : "Reading the database", async (end) => {
    const database = await openDatabase(config);
    try {
      const compiled = await compileDatabase(database, config);
      end();
      return await work(compiled);
    } finally {
      await database.close();
    }
  });
}

/** Shows on a terminal, and only there, that something goes on; `end` takes it away before there is an answer. */
export async function during<T>(what: string, work: (end: () => void) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  const spinner = yoctoSpinner({ text: styleText("dim", `${what} ...`, { stream: process.stderr }), handleSignals: false }).start();
  const end = (): void => {
    if (spinner.isSpinning) spinner.stop();
  };
  try {
    return await work(end);
  } finally {
    end();
  }
}
