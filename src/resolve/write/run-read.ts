import type { Connection, Statement } from "../../database/database.ts";
import { toRequestError } from "../../database/sql-error.ts";

/** A statement that reads, for a write: what the database says of it is told as an error of the request. */
export async function runRead(connection: Connection, statement: Statement): ReturnType<Connection["run"]> {
  try {
    return await connection.run(statement);
  } catch (error) {
    throw toRequestError(error) ?? error;
  }
}
