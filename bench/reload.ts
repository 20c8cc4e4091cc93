/**
 * What a database of many collections costs a gateway: `node bench/reload.ts [collections ...]`. How long until it serves, how long
 * until a change of the model is served that is made over it, and for how long the event loop is held up at most meanwhile.
 * Each collection is a table with four columns, of which one refers to the collection before it.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import pg from "pg";
import { type Gateway, createGateway } from "../src/gateway.ts";
import { initialize } from "../src/system/initialize.ts";
import { openDatabase } from "../src/gateway/open-database.ts";
import { configOf, createLogBook } from "../test/server/support.ts";
import { type ScratchPostgres, startScratchPostgres } from "./scratch-postgres.ts";

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [76, 1_000];
const rounds = 5;

const postgres = await startScratchPostgres();
try {
  for (const size of sizes) await measure(postgres, size);
} finally {
  await postgres.stop();
}

async function measure({ url, copyDatabase }: ScratchPostgres, size: number): Promise<void> {
  const address = await copyDatabase(`collections_${size}`);
  const config = configOf({ DATABASE_URL: address, ACCESS: "open", METADATA_POLL_INTERVAL: "0", STATEMENT_TIMEOUT: "0" });
  const database = await openDatabase(config);
  await initialize(database, "public", { email: "admin@example.com", password: "admin" });
  await database.close();
  await makeCollections(address, size);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const stalled = async <Result>(work: () => Promise<Result>): Promise<readonly [Result, took: number, stall: number]> => {
    loop.reset();
    loop.enable();
    const start = performance.now();
    const result = await work();
    const took = performance.now() - start;
    loop.disable();
    return [result, took, loop.max / 1e6];
  };
  const [gateway, started, startStall] = await stalled(() => createGateway(config, createLogBook().log));
  const changes: (readonly [took: number, stall: number])[] = [];
  for (let round = 0; round < rounds; round++) {
    const [, took, stall] = await stalled(() =>
      change(
        gateway,
        `mutation { create_fields_item(collection: "c1", data: { field: "added_${round}", type: "string", meta: {} }) { field } }`,
      ),
    );
    changes.push([took, stall]);
  }
  await gateway.close();
  const [took = 0, stall = 0] = changes.toSorted(([left], [right]) => left - right)[rounds >> 1] ?? [];
  const worst = Math.max(...changes.map(([, one]) => one));
  process.stdout.write(
    `${size} collections: serves after ${Math.round(started)} ms (longest stall ${Math.round(startStall)} ms); ` +
      `a new field is served ${Math.round(took)} ms after it is asked for (longest stall ${Math.round(stall)} ms, ${Math.round(worst)} ms at worst); on ${new URL(url).pathname.slice(1)}'s server\n`,
  );
}

async function makeCollections(address: string, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  for (let number = 1; number <= size; number++) {
    const before = number === 1 ? number : number - 1;
    await client.query(
      `create table c${number} (id serial primary key, title varchar(255), sort integer, before integer references c${before} (id))`,
    );
    await client.query(
      `insert into directus_fields (collection, field, special) values ('c${number}', 'before', 'm2o'), ('c${before}', 'after_${number}', 'o2m')`,
    );
    await client.query(
      `insert into directus_relations (many_collection, many_field, one_collection, one_field) values ('c${number}', 'before', 'c${before}', 'after_${number}')`,
    );
  }
  await client.query("insert into directus_collections (collection) select 'c' || n from generate_series(1, $1) as n", [size]);
  await client.end();
}

async function change(gateway: Gateway, query: string): Promise<void> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) };
  const response = await gateway.fetch(new Request("http://localhost/graphql/system", init));
  const { errors } = (await response.json()) as { errors?: readonly { readonly message: string }[] };
  if (errors !== undefined) throw new Error(errors[0]?.message);
}
