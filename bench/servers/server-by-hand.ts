/**
 * The limit: a bare HTTP server with one hand-written statement per request, whose JSON text PostgreSQL builds and this
 * process passes on. `DATABASE_URL` and `PORT` in the environment.
 */
import { type IncomingMessage, createServer } from "node:http";
import pg from "pg";
import type { Variables } from "../workloads/workload.ts";
import { workloads } from "../workloads/workloads.ts";

const statements = new Map(workloads.map(({ name, byHand }) => [name, byHand]));
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
  // The benchmark is the only client.
  const { operationName, variables } = JSON.parse(await readBody(request)) as { operationName?: string; variables: Variables };
  const statement = statements.get(operationName ?? "");
  if (operationName === undefined || statement === undefined) return "{}";
  const { root, text, parameters, hasCustomPlan = false } = statement;
  const values = [...(parameters?.(variables) ?? [])];
  // A statement with a name is planned once, or a few times and then for any value.
  const named = hasCustomPlan ? {} : { name: operationName };
  const result = await pool.query<[string | null]>({ ...named, text, values, rowMode: "array" });
  const json = result.rows[0]?.[0] ?? "null";
  return root === undefined ? `{"data":${json}}` : `{"data":{"${root}":${json}}}`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  // A stream of bytes yields buffers.
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
