/** Clients that write the same items at the same time: each mutation is seen whole, whichever comes first. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Row } from "../../src/database/database.ts";
import { openTestDatabase } from "../harness/open-database.ts";
import { createRandom, isLong } from "../harness/long.ts";
import { createLog, type World, writeAtRandom } from "./random-writes.ts";
import { serveWrites, type WriteServer } from "./serve-writes.ts";

let database: Database;
let server: WriteServer;
/** Transactions that were begun. */
let begun = 0;

beforeAll(async () => {
  const opened = await openTestDatabase("postgres", "lab", { poolSize: 10 });
  // A deadlock is found sooner than a server finds it by default, so that there is time for more of them.
  await opened.run({
    sql: "do $$ begin execute format('alter database %I set deadlock_timeout = ''50ms''', current_database()); end $$",
    parameters: [],
  });
  database = {
    ...opened,
    transaction: (work) => {
      begun += 1;
      return opened.transaction(work);
    },
  };
  server = await serveWrites(database);
});

afterAll(() => database.close());

function select(sql: string, ...parameters: readonly string[]): Promise<readonly Row[]> {
  return database.run({ sql, parameters });
}

const update = "mutation ($id: ID!, $data: update_nodes_input!) { update_nodes_item(id: $id, data: $data) { id } }";

describe("two clients", () => {
  test("that replace the same set leave one of the two", async () => {
    const [left, right] = [
      ["hot", "cold", "two words"],
      ["two words", "hot"],
    ] as const;
    const write = (codes: readonly string[]): ReturnType<WriteServer["ask"]> =>
      server.ask(update, { id: "1", data: { tags: codes.map((code, index) => ({ sort: index + 1, tags_code: code })) } });
    const winners = new Set<string>();
    for (let round = 0; round < (isLong ? 200 : 40); round++) {
      const replies = await Promise.all(round % 2 === 0 ? [write(left), write(right)] : [write(right), write(left)]);
      expect(replies.map(({ body }) => body.errors)).toEqual([undefined, undefined]);
      const found = await select("select tags_code, sort from nodes_tags where nodes_id = 1 order by id");
      const expected = [left, right].map((codes) => codes.map((code, index) => [code, String(index + 1)]));
      expect(expected).toContainEqual(found);
      winners.add(JSON.stringify(found));
    }
    expect(winners.size).toBe(2);
  });

  test("that move the same items to two lists leave them all in one of the two", async () => {
    for (let round = 0; round < 20; round++) {
      const replies = await Promise.all([
        server.ask(update, { id: "1", data: { children: [4, 5, 6] } }),
        server.ask(update, { id: "2", data: { children: [6, 5, 4] } }),
      ]);
      expect(replies.map(({ body }) => body.errors)).toEqual([undefined, undefined]);
      const parents = await select("select distinct parent from nodes where id in (4, 5, 6)");
      expect(parents).toHaveLength(1);
      expect([["1"], ["2"]]).toContainEqual(parents[0]);
    }
  });

  test("that change the same items in opposite orders both succeed", async () => {
    const batch = "mutation ($data: [update_nodes_input!]) { update_nodes_batch(data: $data) { id } }";
    const items = (keys: readonly number[], weight: number): unknown =>
      keys.map((id) => ({ id, weight, tags_changes: { create: [{ tags_code: "hot" }] } }));
    for (let round = 0; round < 20; round++) {
      const replies = await Promise.all([
        server.ask(batch, { data: items([1, 2, 3, 4], round) }),
        server.ask(batch, { data: items([4, 3, 2, 1], -round) }),
      ]);
      expect(replies.map(({ body }) => body.errors)).toEqual([undefined, undefined]);
      expect(await select("select distinct weight from nodes where id <= 4")).toHaveLength(1);
    }
    expect(await select("select count(*) from nodes_tags where nodes_id = 4")).toEqual([["40"]]);
  });

  test("of whom one links what the other changes do not wait for each other", async () => {
    const link = (): ReturnType<WriteServer["ask"]> =>
      server.ask(update, { id: "7", data: { tags: [{ sort: 1, tags_code: { code: "hot" } }] } });
    await database.transaction(async (other) => {
      await other.run({ sql: "update tags set label = 'warm' where code = 'hot'", parameters: [] });
      expect((await link()).body.errors).toBeUndefined();
    });
    expect(await select("select tags_code from nodes_tags where nodes_id = 7")).toEqual([["hot"]]);
  });

  test("that write the first item of a singleton leave one", async () => {
    const write = (theme: string): ReturnType<WriteServer["ask"]> =>
      server.ask("mutation ($theme: String) { update_preferences(data: { theme: $theme }) { theme } }", { theme });
    for (let round = 0; round < 10; round++) {
      await select("delete from preferences");
      const replies = await Promise.all([write("a"), write("b"), write("c")]);
      expect(replies.map(({ body }) => body)).toEqual(["a", "b", "c"].map((theme) => ({ data: { update_preferences: { theme } } })));
      expect(await select("select count(*) from preferences")).toEqual([["1"]]);
    }
  });

  test("that save an item under the same new key leave one", async () => {
    const query = "mutation ($data: create_nodes_input!) { create_nodes_item(data: $data) { id } }";
    for (let round = 0; round < 10; round++) {
      const write = (label: string): ReturnType<WriteServer["ask"]> =>
        server.ask(query, { data: { name: "tagged", tags: [{ tags_code: { code: `new ${round}`, label } }] } });
      const replies = await Promise.all([write("a"), write("b"), write("c")]);
      expect(replies.map(({ body }) => body.errors)).toEqual([undefined, undefined, undefined]);
      expect(await select("select count(*) from nodes_tags where tags_code = $1", `new ${round}`)).toEqual([["3"]]);
    }
  });
});

describe("clients that move children between the lists of many parents", () => {
  const lists = [
    { name: "of their own collection", list: "children", count: "select count(*) from nodes where parent = any($1::int[])" },
    {
      name: "by a many-to-any",
      list: "remarks",
      count: "select count(*) from remarks where collection = 'nodes' and item = any($1::text[])",
    },
  ] as const;

  test.each(lists)("lock them in one order, so that none has to be repeated: $name", async ({ list, count }) => {
    const make = async (some: string): Promise<readonly string[]> =>
      (await select(`${some} from generate_series(1, 6) returning id::text`)).map(([id]) => id ?? "");
    const parents = await make("insert into nodes (name) select 'parent'");
    const children = await make(
      list === "children" ? "insert into nodes (name) select 'child'" : "insert into remarks (body) select 'child'",
    );
    const random = createRandom(7);
    const shuffled = (ids: readonly string[]): readonly string[] =>
      ids
        .map((id) => ({ id, rank: random() }))
        .toSorted((left, right) => left.rank - right.rank)
        .map(({ id }) => id);
    begun = 0;
    const rounds = isLong ? 200 : 40;
    const writes = Array.from({ length: 6 }, async () => {
      for (let round = 0; round < rounds; round++) {
        const [id, ...others] = shuffled(parents);
        // Two parents at once, in any order, and what the one loses the other may gain.
        const moved = shuffled(children);
        const data = [id, others[0]].map((one, index) => ({ id: one, [list]: moved.slice(index * 3, index * 3 + 1 + (round % 3)) }));
        const query = "mutation ($data: [update_nodes_input!]) { update_nodes_batch(data: $data) { id } }";
        expect((await server.ask(query, { data })).body.errors).toBeUndefined();
      }
    });
    await Promise.all(writes);
    expect(begun).toBe(6 * rounds);
    expect(Number((await database.run({ sql: count, parameters: [parents] }))[0]?.[0])).toBeGreaterThan(0);
  });
});

describe("a transaction that met another one", () => {
  test("is repeated whole, when it was in a deadlock", async () => {
    const operation = (keys: readonly number[], round: number): string =>
      `mutation { ${keys.map((id) => `n${id}: update_nodes_item(id: ${id}, data: { weight: ${round}, remarks_changes: { create: [{ stars: 1 }] } }) { id }`).join(" ")} }`;
    const [[before] = []] = await select("select count(*) from remarks");
    begun = 0;
    let rounds = 0;
    // Until some rounds have gone by and one of them met a deadlock, which no schedule promises.
    for (; rounds < 10 || (begun === 2 * rounds && rounds < 100); rounds++) {
      const round = rounds;
      const replies = await Promise.all(
        [operation([1, 2, 3, 4], round), operation([4, 3, 2, 1], -round)].map((document) =>
          server.ask(document, {}, { "relata-transaction": "operation" }),
        ),
      );
      expect(replies.map(({ body }) => body.errors)).toEqual([undefined, undefined]);
      expect(await select("select distinct weight from nodes where id <= 4")).toHaveLength(1);
    }
    expect(begun).toBeGreaterThan(2 * rounds);
    expect(await select("select count(*) from remarks")).toEqual([[String(Number(before) + 8 * rounds)]]);
  });

  test("is given up after a few attempts, and leaves nothing", async () => {
    await select("create function refuse() returns trigger language plpgsql as $$ begin raise sqlstate '40001'; end $$");
    await select("create trigger refused before insert on links for each row execute function refuse()");
    begun = 0;
    const query = `mutation { create_nodes_item(data: { name: "refused", links: [{ slug: "refused" }] }) { id } }`;
    const { status, body } = await server.ask(query);
    const message = "The request met another one that changes the same items. Try again.";
    expect([status, body]).toEqual([200, { data: { create_nodes_item: null }, errors: [expect.objectContaining({ message })] }]);
    expect(body.errors?.[0]?.extensions["code"]).toBe("SERVICE_UNAVAILABLE");
    expect(begun).toBe(5);
    expect(await select("select from nodes where name = 'refused'")).toEqual([]);
  });
});

test("many clients that write at random leave what their logs say", { timeout: isLong ? 300_000 : 120_000 }, async ({ annotate }) => {
  const world: World = {
    nodes: (await select("insert into nodes (name) select 'shared' from generate_series(1, 24) returning id::text")).map(
      ([id]) => id ?? "",
    ),
    tags: (await select("insert into tags (code) select 'tag ' || n from generate_series(1, 8) as n returning code")).map(
      ([code]) => code ?? "",
    ),
  };
  const count =
    "(select count(*) from nodes), (select count(*) from texts), (select count(*) from remarks), (select sum(stars) from remarks), (select count(*) from sections)";
  const [before = []] = await select(`select ${count}`);
  await select("delete from nodes_tags");
  const log = createLog();
  begun = 0;
  const until = performance.now() + (isLong ? 60_000 : 3_000);
  const clients = Array.from({ length: 32 }, (_, client) =>
    writeAtRandom(server, world, log, { client: client + 1, random: createRandom(client), until }),
  );
  await Promise.all(clients);

  const [after = []] = await select(`select ${count}`);
  const differences = after.map((cell, index) => Number(cell) - Number(before[index]));
  expect(differences).toEqual([log.nodes, log.texts, log.remarks, log.stars, log.sections]);

  // Every set is whole: as many as its last sort says, each tag once.
  const sets =
    "select nodes_id from nodes_tags group by nodes_id having count(*) <> max(sort) or count(distinct sort) <> count(*) or count(distinct tags_code) <> count(*)";
  expect(await select(sets)).toEqual([]);
  expect(await select("select from nodes_tags where nodes_id is null or tags_code is null")).toEqual([]);
  expect(
    await select(
      "select from sections as s where id > 100 and (nodes_id is null or not exists (select from texts as t where t.id::text = s.item))",
    ),
  ).toEqual([]);
  expect(
    await select("select from texts as t where id > 1000000 and (select count(*) from sections as s where s.item = t.id::text) > 1"),
  ).toEqual([]);

  const repeats = begun - log.requests;
  await annotate(`${log.requests} mutations by 32 clients, ${repeats} repeated attempts`);
  expect([...log.failures]).toEqual([]);
});
