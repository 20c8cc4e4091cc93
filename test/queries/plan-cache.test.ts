/**
 * A plan that was made for another request of the same shape answers as one that is made for the request itself: the
 * same data and errors, by the same statements. Each operation is asked with its values as variables, again and again,
 * with values that change one at a time; beside each request goes the same one as a document that nobody has sent before.
 */
import { parse, print, validate } from "graphql";
import type { DocumentNode } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Access } from "../../src/access/access.ts";
import { collectionOf as lookUp } from "../../src/model/look-up.ts";
import type { Model } from "../../src/model/model.ts";
import { nobody } from "../../src/request/current-user.ts";
import type { CurrentUser } from "../../src/request/current-user.ts";
import { parseRule } from "../../src/rule/parse-rule.ts";
import { limitedTo, someAccess } from "../access/access-of.ts";
import { isLong } from "../harness/long.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { Circumstances, ServedFixture } from "../harness/serve-fixture.ts";
import { column, modelOf } from "../schema/model-of.ts";
import { readCases } from "./read-operations.ts";
import { transformations } from "./transform.ts";

type Variables = Readonly<Record<string, unknown>>;

let sent = 0;

/** What the request comes to with a plan that may have been kept, and with one that is made for it. */
async function compare(
  served: ServedFixture,
  document: DocumentNode,
  variables: Variables,
  as?: Circumstances,
): Promise<readonly [kept: string, made: string]> {
  const kept = await served.run(document, variables, as);
  sent += 1;
  const made = await served.run(`${print(document)} # ${sent}`, variables, as);
  const describeResult = ({ data, errors, statements }: typeof kept): string =>
    JSON.stringify({ data, errors: errors?.map(({ message, path }) => [message, path]), statements });
  return [describeResult(kept), describeResult(made)];
}

describe.each(["lab", "library", "values"])("operations on %s", (fixture) => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture("postgres", fixture);
  });
  afterAll(() => served.close());

  test("answer the same, whatever values they came with before", async ({ annotate }) => {
    const toVariables = transformations.find(({ name }) => name === "every literal is a variable");
    const faults: unknown[] = [];
    let requests = 0;
    for (const operation of readCases(fixture)) {
      if (validate(served.schema, operation.document).length > 0) continue;
      const { document, variables } = toVariables?.transform(served.schema, operation) ?? operation;
      const changed = changesOf(variables).filter((_, index) => isLong || index % 4 === 0);
      const equal = withEqualValues(variables);
      for (const given of [equal, equal, variables, ...changed, variables]) {
        const [kept, made] = await compare(served, document, given);
        requests += 1;
        if (kept !== made) faults.push([operation.name, given, kept, made]);
      }
    }
    await annotate(`${requests} requests`);
    expect(faults).toEqual([]);
  });
});

/** What is equal in one request need not be in the next. */
function withEqualValues(variables: Variables): Variables {
  const firsts = new Map<string, unknown>();
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      const type = Array.isArray(value) ? "list" : typeof value;
      if (!firsts.has(type)) firsts.set(type, value);
      return [name, firsts.get(type)];
    }),
  );
}

/** The variables with one value changed, for each value and each change of it. */
function changesOf(variables: Variables): readonly Variables[] {
  return Object.entries(variables).flatMap(([name, value]) => changes(value).map((changed) => ({ ...variables, [name]: changed })));
}

function changes(value: unknown): readonly unknown[] {
  if (typeof value === "string") return [`${value}x`, "12", "$NOW", "$CURRENT_USER", "", "50%_", "2024-05-01", null];
  if (typeof value === "number") return [value + 1, -1, 3_000_000_000, 1.5, "7", null];
  if (typeof value === "boolean") return [!value];
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const [first] = list;
    const inner = list.flatMap((one, index) => changes(one).map((changed) => list.with(index, changed)));
    return [[], [first], [first, first], [...list, ...list, ...list], ...inner];
  }
  if (typeof value !== "object" || value === null) return [];
  return [...changesOf(value as Variables), {}]; // a literal object has names
}

test("variables that were equal when a plan was made stay two", async () => {
  const served = await serveFixture("postgres", "lab");
  try {
    const document =
      parse(`query ($a: String, $b: String, $c: [GraphQLStringOrFloat]) { nodes(sort: ["id"], filter: { _or: [{ name: { _eq: $a } }, { name: { _neq: $b } }] }) {
      id one: parent(filter: { name: { _eq: $a } }) { id } two: parent(filter: { name: { _eq: $b } }) { id }
      found: parent(search: $a) { id } sought: parent(search: $b) { id }
      three: children(filter: { name: { _contains: $a } }) { id } four: children(filter: { name: { _contains: $b }, id: { _in: $c } }) { id } } }`);
    expect(validate(served.schema, document)).toEqual([]);
    const texts = ["root", "left", "o", "", "1"];
    const faults: unknown[] = [];
    for (const a of texts) {
      for (const b of [a, a, ...texts]) {
        const [kept, made] = await compare(served, document, { a, b, c: b === "o" ? ["1", "2", "3", "4"] : ["2", "3", "4"] });
        if (kept !== made) faults.push([a, b, kept, made]);
      }
    }
    expect(faults).toEqual([]);
  } finally {
    await served.close();
  }
});

describe("rules that speak of the user", () => {
  let served: ServedFixture;
  beforeAll(async () => {
    served = await serveFixture("postgres", "lab");
  });
  afterAll(() => served.close());

  const ids = ["1", "2", "00000000-0000-4000-8000-000000000001"];
  const users: readonly CurrentUser[] = [nobody, ...ids.map(userOf), { ...userOf("3"), values: new Map() }];

  test.each<readonly [string, unknown]>([
    ["the user", { name: { _eq: "$CURRENT_USER" } }],
    ["the user's key, where it can be one", { id: { _neq: "$CURRENT_USER" } }],
    ["not the user", { _not: { id: { _eq: "$CURRENT_USER" } } }],
    ["lists of values", { id: { _in: ["$CURRENT_USER.numbers", 3] } }],
    ["anything but lists of values", { id: { _nin: ["$CURRENT_USER.numbers"] } }],
    ["roles", { _or: [{ name: { _in: "$CURRENT_ROLES" } }, { id: { _eq: 1 } }] }],
    ["a text that holds the user", { name: { _contains: "$CURRENT_USER" } }],
    ["the moment", { id: { _gt: 0 }, name: { _neq: "$NOW" } }],
  ])("hold for everybody by %s", async (_, rule) => {
    const access = readAccess(served, rule);
    const documents = [
      "{ nodes { id name children { id } } }",
      "{ nodes_aggregated { countAll } }",
      "{ nodes_by_id(id: 1) { id parent { id } } }",
    ];
    const faults: unknown[] = [];
    for (const document of documents.map((text) => parse(text))) {
      for (const [turn, user] of [...users, ...users].entries()) {
        const [kept, made] = await compare(served, document, {}, { access, user, now: new Date(turn * 1_000_000) });
        if (kept !== made) faults.push([user, kept, made]);
      }
    }
    expect(faults).toEqual([]);
  });
});

function userOf(id: string): CurrentUser {
  return { id, role: id, roles: [id, "root"], policies: [], values: new Map([["$CURRENT_USER.numbers", id.length > 1 ? [] : [id]]]) };
}

/** May read all fields of everything, and of nodes what the rule says. */
function readAccess({ model }: ServedFixture, rule: unknown): Access {
  const users = modelOf({ directus_users: { fields: [column("id", "uuid"), column("numbers", "string")] } });
  const known: Model = { collections: new Map([...model.collections, ...users.collections]) };
  const parsed = parseRule(known, lookUp(model, "nodes"), "rows", rule);
  if (parsed.kind === "fault") throw new Error(parsed.sentence);
  const collections = [...model.collections.values()].map(({ name, fields }) => {
    const all = new Map([...fields.keys()].map((field) => [field, null] as const));
    return [name, { read: someAccess(all, { rule: name === "nodes" ? { name, alternatives: [parsed.filter] } : null }) }] as const;
  });
  return limitedTo(new Map(collections), JSON.stringify(rule));
}
