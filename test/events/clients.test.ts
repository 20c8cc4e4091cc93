/** Clients as applications use them: each subscribes, writes, and is told of it. */
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql as apolloGql } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { authentication, createDirectus, graphql, staticToken } from "@directus/sdk";
import { Client as UrqlClient, fetchExchange, gql, subscriptionExchange } from "@urql/core";
import { createClient } from "graphql-ws";
import { OperationTypeNode } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
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
const authorization = "Bearer dan";

/** Once what is waited for is there. */
async function until(isThere: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 50 && !isThere(); attempt++) await new Promise((resolve) => setTimeout(resolve, 50));
}

test("Apollo Client, which reads and writes over HTTP and hears over a socket", async () => {
  const socket = openClient(url, "dan");
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: `${url}/graphql`, headers: { authorization } }),
    ),
  });
  const told: unknown[] = [];
  const heard = client
    .subscribe({ query: apolloGql(subscription), variables: { event: "create" } })
    .subscribe(({ data }) => told.push(data));
  await untilQuiet();
  await client.mutate({ mutation: apolloGql(mutation), variables: { id: "50", text: "by Apollo" } });
  await until(() => told.length > 0);
  heard.unsubscribe();
  client.stop();
  await socket.dispose();
  expect(told).toMatchObject([{ told: dataOf("50", "by Apollo") }]);
});

test("urql", async () => {
  const socket = openClient(url, "dan");
  const client = new UrqlClient({
    url: `${url}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization } },
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
  const told: unknown[] = [];
  const heard = client.subscription(gql(subscription), { event: "create" }).subscribe(({ data }) => told.push(data));
  await untilQuiet();
  await client.mutation(gql(mutation), { id: "51", text: "by urql" }).toPromise();
  await until(() => told.length > 0);
  heard.unsubscribe();
  await socket.dispose();
  expect(told).toMatchObject([{ told: dataOf("51", "by urql") }]);
});

test("graphql-ws, which refuses what it is refused", async () => {
  const client = openClient(url, "nobody's");
  const refused = new Promise((resolve) => {
    client.subscribe({ query: subscription }, { next: () => {}, error: resolve, complete: () => {} });
  });
  expect(await refused).toMatchObject({ code: 4403, reason: "Forbidden" });
  await client.dispose();
});

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
  await new UrqlClient({
    url: `${url}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization } },
    exchanges: [fetchExchange],
  })
    .mutation(gql(mutation), { id: "52", text: "again" })
    .toPromise();
  await until(() => told.length > 0);
  await client.dispose();
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
