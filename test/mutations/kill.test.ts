/** The gateway's process ends at once, at a moment left to chance, while clients write trees: each is there whole or not at all. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../harness/test-database.ts";
import { createRandom, isLong } from "../harness/long.ts";

const kills = isLong ? 200 : 4;
const clients = 4;

let testDatabase: TestDatabase;
let admin: pg.Client;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  testDatabase = await createTestDatabase("lab");
  admin = new pg.Client({ connectionString: testDatabase.url });
  await admin.connect();
});

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await admin.end();
  await testDatabase.drop();
});

test(`${kills} gateways that are killed leave no half of a tree`, { timeout: kills * 30_000 }, async ({ annotate }) => {
  const random = createRandom(1);
  const answered = new Set<string>();
  const seen = { asked: 0 };
  let next = startGateway();
  for (let round = 0; round < kills; round++) {
    const { child, url, name } = await next;
    // It starts while this one works.
    if (round + 1 < kills) next = startGateway();
    const isOver = new AbortController();
    const writing = Array.from({ length: clients }, (_, client) =>
      writeTrees(url, `tree ${round}.${client}`, answered, seen, isOver.signal),
    );
    // The first mutation of a new process takes its time.
    const before = answered.size;
    while (answered.size === before) await wait(2);
    await wait(random() * 100);
    child.kill("SIGKILL");
    isOver.abort();
    await Promise.all([once(child, "exit"), ...writing]);
    running.delete(child);
    await untilDisconnected(name);
    expect(await findBroken()).toEqual([]);
  }
  const { rows } = await admin.query<{ name: string }>("select name from nodes where name like 'tree %' and name not like '%/%'");
  const written = new Set(rows.map(({ name }) => name));
  expect([...answered].filter((name) => !written.has(name))).toEqual([]);
  expect(written.size).toBeGreaterThanOrEqual(kills);
  await annotate(`${kills} kills: ${seen.asked} trees sent, ${answered.size} answered, ${written.size} written`);
});

let lastGateway = 0;

/** Each with an application name of its own, so that it is known when PostgreSQL has forgotten it. */
async function startGateway(): Promise<{ readonly child: ChildProcess; readonly url: string; readonly name: string }> {
  const main = join(import.meta.dirname, "../../src/main.ts");
  const name = `gateway_${++lastGateway}`;
  const databaseUrl = `${testDatabase.url}?application_name=${name}`;
  const child = spawn(
    process.execPath,
    [main, "serve", "--port", "0", "--log-format", "json", "--access", "open", "--database-url", databaseUrl],
    {
      env: {},
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  running.add(child);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  for (let attempt = 0; attempt < 2_000; attempt++) {
    const [, url] = /"url":"([^"]+)"/.exec(output) ?? [];
    if (url !== undefined) return { child, url, name };
    await wait(10);
  }
  throw new Error(`The gateway did not start:\n${output}`);
}

const create = "mutation ($data: create_nodes_input!) { create_nodes_item(data: $data) { name children { name } } }";
let lastText = 1_000_000;

/** One tree after another, until the gateway is gone. */
async function writeTrees(url: string, prefix: string, answered: Set<string>, seen: { asked: number }, over: AbortSignal): Promise<void> {
  for (let count = 0; !over.aborted; count++) {
    const name = `${prefix}.${count}`;
    const data = {
      name,
      tags: [{ sort: 1, tags_code: "hot" }],
      remarks: [{ body: name, person: { name } }],
      children: [
        {
          name: `${name}/a`,
          tags: [{ sort: 1, tags_code: { code: `${name}/tag` } }],
          sections: [{ sort: 1, item__texts: { id: ++lastText, body: name, author: { name: `${name}/author` } } }],
        },
        { name: `${name}/b` },
      ],
    };
    seen.asked += 1;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: create, variables: { data } }),
      });
      // The form of every answer.
      const { errors } = (await response.json()) as { errors?: unknown };
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      answered.add(name);
    } catch (error) {
      // Whoever was killed may have committed without an answer.
      if (!over.aborted && !isConnectionLost(error)) throw error;
    }
  }
}

function isConnectionLost(error: unknown): boolean {
  return error instanceof TypeError;
}

/** A server's process that has lost its client may still be busy with what it was last told. */
async function untilDisconnected(gateway: string): Promise<void> {
  const busy = "select from pg_stat_activity where datname = current_database() and application_name = $1";
  for (let attempt = 0; attempt < 1_000; attempt++) {
    if ((await admin.query(busy, [gateway])).rowCount === 0) return;
    await wait(5);
  }
  throw new Error("A process of the server outlived its client.");
}

/** Trees that are not whole, by how many parts of them there are; and rows that belong to nothing. */
async function findBroken(): Promise<readonly unknown[]> {
  const { rows } = await admin.query<Record<string, unknown>>(`
    with parts as (
      select name as part from nodes where name like 'tree %'
      union all select code from tags where code like 'tree %'
      union all select body from texts where body like 'tree %'
      union all select name from people where name like 'tree %'
      union all select body from remarks where body like 'tree %'
    )
    select split_part(part, '/', 1) as tree, count(*)::int as parts from parts group by 1 having count(*) <> 8
    union all
    select 'links of tags', count(*)::int from nodes_tags where id > 100 having count(*) <> 2 * (select count(*) from texts where id > 1000000)
    union all
    select 'sections', count(*)::int from sections as s where id > 100
      and (nodes_id is null or not exists (select from texts as t where t.id::text = s.item))
      having count(*) > 0
    union all
    select 'remarks', count(*)::int from remarks as r where id > 100
      and (person is null or not exists (select from nodes as n where n.id::text = r.item))
      having count(*) > 0`);
  return rows;
}
