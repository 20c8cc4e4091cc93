/**
 * The limit: a bare HTTP server with one hand-written, named statement per request, whose JSON text PostgreSQL builds
 * and this process passes on. Started by `run.ts`: `DATABASE_URL` and `PORT` in the environment.
 */
import { type IncomingMessage, createServer } from "node:http";
import pg from "pg";
import { readLimitStatements } from "./shared-files.ts";

const statements = await readLimitStatements();
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 10 });

const server = createServer((request, response) => {
  answer(request).then(
    (body) => response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));

async function answer(request: IncomingMessage): Promise<string> {
  // `run.ts` is the only client.
  const { operationName, variables } = JSON.parse(await readBody(request)) as { operationName: string; variables: unknown };
  const statement = statements[operationName];
  if (statement === undefined) return "ready";
  const result = await pool.query<[string]>({
    name: operationName,
    text: statement.text,
    values: [...statement.params(variables)],
    rowMode: "array",
  });
  return `{"data":{"${statement.root}":${result.rows[0]?.[0] ?? "null"}}}`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  // A stream of bytes yields buffers.
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
