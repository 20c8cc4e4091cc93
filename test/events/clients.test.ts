/** Clients as applications use them: each subscribes, writes, and is told of it. */
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql as apolloGql } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { authentication, createDirectus, graphql, realtime, staticToken } from "@directus/sdk";
import { Client as UrqlClient, fetchExchange, gql, subscriptionExchange } from "@urql/core";
import { createClient } from "graphql-ws";
import { OperationTypeNode } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { initialize } from "../../src/system/initialize.ts";
import { openDatabase } from "../../src/gateway/open-database.ts";
import { type TestDatabase, createTestDatabase } from "../harness/test-database.ts";
import { configOf, createLogBook } from "../server/support.ts";
import { openClient, untilQuiet } from "./socket-client.ts";

let testDatabase: TestDatabase;
let gateway: Gateway;
let url: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase("tenants");
  gateway = await createGateway(configOf({ DATABASE_URL: testDatabase.url, SECRET: "a secret", PORT: "0" }), createLogBook().log);
  url = await gateway.listen();
});

afterAll(async () => {
  await gateway.close();
  await testDatabase.drop();
});

const subscription =
  "subscription Notes($event: EventEnum) { told: notes_mutated(event: $event) { key data { text organization { name } } } }";
const mutation =
  "mutation Create($text: String!, $id: ID!) { create_notes_item(data: { id: $id, text: $text, organization: { id: 1 } }) { id } }";
const dataOf = (key: string, text: string): object => ({ key, data: { text, organization: { name: "Acme" } } });

/** What an application has of its client. */
interface Application {
  /** Tells what is created; what it returns unsubscribes. */
  hear(onData: (data: unknown) => void, onError: (error: unknown) => void): () => void;
  write(id: string, text: string): Promise<unknown>;
  close(): unknown;
}

/** Reads and writes over HTTP, hears over a socket. */
function openApollo(token: string): Application {
  const socket = openClient(url, token);
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: `${url}/graphql`, headers: { authorization: `Bearer ${token}` } }),
    ),
  });
  return {
    hear(onData, onError) {
      const heard = client
        .subscribe({ query: apolloGql(subscription), variables: { event: "create" } })
        .subscribe(({ data, error }) => (error === undefined ? onData(data) : onError(error)));
      return () => heard.unsubscribe();
    },
    write: (id, text) => client.mutate({ mutation: apolloGql(mutation), variables: { id, text } }),
    close() {
      client.stop();
      return socket.dispose();
    },
  };
}

function openUrql(token: string): Application {
  const socket = openClient(url, token);
  const client = new UrqlClient({
    url: `${url}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = "", variables }) => ({
          subscribe: ({ next, error, complete }) => ({
            unsubscribe: socket.subscribe(
              { query, variables: { ...variables } },
              { next: ({ data = null }) => next({ data }), error, complete },
            ),
          }),
        }),
      }),
    ],
  });
  return {
    hear(onData, onError) {
      const heard = client
        .subscription(gql(subscription), { event: "create" })
        .subscribe(({ data, error }) => (error === undefined ? onData(data) : onError(error)));
      return () => heard.unsubscribe();
    },
    write: (id, text) => client.mutation(gql(mutation), { id, text }).toPromise(),
    close: () => socket.dispose(),
  };
}

/** Does it all over its socket. */
function openPlain(token: string): Application {
  const client = openClient(url, token);
  return {
    hear: (onData, onError) =>
      client.subscribe(
        { query: subscription, variables: { event: "create" } },
        { next: ({ data }) => onData(data), error: onError, complete: () => {} },
      ),
    async write(id, text) {
      for await (const answer of client.iterate({ query: mutation, variables: { id, text } })) return answer;
      return null;
    },
    close: () => client.dispose(),
  };
}

describe.each([
  {
    name: "Apollo Client",
    openApplication: openApollo,
    key: "50",
    refusal: { message: "Socket closed with event 4403 Forbidden" },
  },
  { name: "urql", openApplication: openUrql, key: "60", refusal: { networkError: { code: 4403, reason: "Forbidden" } } },
  { name: "graphql-ws", openApplication: openPlain, key: "70", refusal: { code: 4403, reason: "Forbidden" } },
])("$name", ({ name, openApplication, key, refusal }) => {
  test("is told what it writes, until it unsubscribes", async () => {
    const application = openApplication("dan");
    const [told, again]: [unknown[], unknown[]] = [[], []];
    const unsubscribe = application.hear(
      (data) => told.push(data),
      (error) => told.push(error),
    );
    await untilQuiet();
    await application.write(key, `by ${name}`);
    await until(() => told.length > 0);
    unsubscribe();
    application.hear(
      (data) => again.push(data),
      (error) => again.push(error),
    );
    await untilQuiet();
    await application.write(`${key}0`, "once more");
    // Who hears it now proves that it could have been told.
    await until(() => again.length > 0);
    await application.close();
    expect(told).toMatchObject([{ told: dataOf(key, `by ${name}`) }]);
    expect(again).toMatchObject([{ told: dataOf(`${key}0`, "once more") }]);
  });

  test("is refused with a wrong token, as it tells of any closed socket", async () => {
    const application = openApplication("nobody's");
    const refused = new Promise((resolve, reject) => {
      application.hear((data) => reject(new Error(JSON.stringify(data))), resolve);
    });
    expect(await refused).toMatchObject(refusal);
    await application.close();
  });
});

/** Once what is waited for is there. */
async function until(isThere: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 50 && !isThere(); attempt++) await new Promise((resolve) => setTimeout(resolve, 50));
}

test("graphql-ws comes back by itself, with a new token, when its own has ended or the server was away", async () => {
  const tokens = ["nobody's", "dan"];
  const client = createClient({
    url: `${url.replace(/^http/, "ws")}/graphql`,
    webSocketImpl: WebSocket,
    retryWait: () => Promise.resolve(),
    shouldRetry: () => true,
    connectionParams: () => ({ access_token: tokens.shift() ?? "dan" }),
  });
  const told: unknown[] = [];
  client.subscribe({ query: subscription }, { next: ({ data }) => told.push(data), error: () => {}, complete: () => {} });
  await untilQuiet();
  const writer = openPlain("dan");
  await writer.write("52", "again");
  await until(() => told.length > 0);
  await Promise.all([client.dispose(), writer.close()]);
  expect(told).toEqual([{ told: dataOf("52", "again") }]);
});

test("the SDK of Directus: its queries of items and of Directus's own collections, with a token, and logging in", async () => {
  const own = await createTestDatabase("empty");
  const config = configOf({ DATABASE_URL: own.url, SECRET: "a secret", PORT: "0" });
  const database = await openDatabase(config);
  await initialize(database, "public", { email: "ada@example.com", password: "correct horse" });
  await database.close();
  const alone = await createGateway(config, createLogBook().log);
  const at = await alone.listen();
  const client = createDirectus(url).with(staticToken("dan")).with(graphql());
  expect(await client.query("query ($id: ID!) { notes_by_id(id: $id) { text } }", { id: "1" })).toEqual({
    notes_by_id: { text: "of acme" },
  });
  expect(await client.query("{ users_me { first_name } }", {}, "system")).toEqual({ users_me: { first_name: "Dan" } });
  const tokens = await createDirectus(at)
    .with(graphql())
    .query<{ auth_login: { access_token: string } }>(
      `mutation { auth_login(email: "ada@example.com", password: "correct horse") { access_token } }`,
      {},
      "system",
    );
  const known = createDirectus(at).with(authentication("json")).with(graphql());
  await known.setToken(tokens.auth_login.access_token);
  expect(await known.query("{ users_me { email } }", {}, "system")).toEqual({ users_me: { email: "ada@example.com" } });
  await alone.close();
  await own.drop();
});

test("the SDK of Directus: what it writes is told to others, and a wrong token is refused", async () => {
  const listener = openPlain("dan");
  const told: unknown[] = [];
  listener.hear(
    (data) => told.push(data),
    (error) => told.push(error),
  );
  await untilQuiet();
  const client = createDirectus(url).with(staticToken("dan")).with(graphql());
  await client.query(mutation, { id: "53", text: "by the SDK" });
  await until(() => told.length > 0);
  await listener.close();
  expect(told).toEqual([{ told: dataOf("53", "by the SDK") }]);
  const stranger = createDirectus(url).with(staticToken("nobody's")).with(graphql());
  await expect(stranger.query("{ notes { id } }")).rejects.toMatchObject({ errors: [{ extensions: { code: "INVALID_CREDENTIALS" } }] });
});

test("the SDK of Directus: its realtime client speaks a protocol of Directus that is not GraphQL, and is told so", async () => {
  const client = createDirectus(url)
    .with(staticToken("dan"))
    .with(realtime({ authMode: "handshake", reconnect: false, url: `${url.replace(/^http/, "ws")}/graphql` }));
  await expect(client.connect()).rejects.toMatchObject({ code: 4406, reason: "Subprotocol not acceptable" });
});
