/** A client that writes nested items at random, and keeps a log of what must have come of it. */
import type { WriteServer } from "./serve-writes.ts";

export interface Log {
  requests: number;
  /** Items that were created, less those that were deleted. */
  nodes: number;
  texts: number;
  remarks: number;
  stars: number;
  sections: number;
  /** What went wrong, by code and sentence. */
  readonly failures: Map<string, number>;
}

export interface World {
  /** Nodes that all clients change and none deletes. */
  readonly nodes: readonly string[];
  readonly tags: readonly string[];
}

export function createLog(): Log {
  return { requests: 0, nodes: 0, texts: 0, remarks: 0, stars: 0, sections: 0, failures: new Map() };
}

export async function writeAtRandom(
  server: WriteServer,
  world: World,
  log: Log,
  { client, random, until }: { readonly client: number; readonly random: () => number; readonly until: number },
): Promise<void> {
  let count = 0;
  const own: { readonly id: string; readonly sections: number }[] = [];
  const below = (limit: number): number => Math.floor(random() * limit);
  const some = <T>(items: readonly T[], most: number): readonly T[] =>
    items
      .map((item) => ({ item, rank: random() }))
      .toSorted((left, right) => left.rank - right.rank)
      .slice(0, 1 + below(most))
      .map(({ item }) => item);
  const one = (): string => world.nodes[below(world.nodes.length)] ?? "";
  /** A whole set, in an order of its own; some of it changes the tags that all share. */
  const tagSet = (): unknown =>
    some(world.tags, 4).map((code, index) => ({
      sort: index + 1,
      tags_code: random() < 0.5 ? code : { code, label: `${client}-${count}` },
    }));
  const stars = (): number => 1 + below(5);
  const ask = async (query: string, variables: unknown, onSuccess: (data: Readonly<Record<string, unknown>>) => void): Promise<void> => {
    log.requests += 1;
    const { body } = await server.ask(query, variables);
    if (body.errors === undefined && body.data !== null && body.data !== undefined) return onSuccess(body.data);
    for (const { extensions, message } of body.errors ?? []) {
      const failure = `${String(extensions["code"])}: ${message}`;
      log.failures.set(failure, (log.failures.get(failure) ?? 0) + 1);
    }
  };

  const create = (): Promise<void> => {
    const given = stars();
    const children = Array.from({ length: below(3) }, (_, index) => ({ name: `child ${index}`, tags: tagSet() }));
    const texts = Array.from({ length: below(3) }, (_, index) => ({
      sort: index + 1,
      item__texts: { id: client * 1_000_000 + count * 10 + index, body: "text" },
    }));
    const data = { name: `of ${client}`, children, tags: tagSet(), sections: texts, remarks: [{ stars: given }] };
    const query = "mutation ($data: create_nodes_input!) { item: create_nodes_item(data: $data) { id children { id } } }";
    return ask(query, { data }, ({ item }) => {
      // What the query asks for.
      own.push({ id: (item as { id: string }).id, sections: texts.length });
      log.nodes += 1 + children.length;
      log.texts += texts.length;
      log.sections += texts.length;
      log.remarks += 1;
      log.stars += given;
    });
  };
  const update = (data: unknown, onSuccess: () => void = () => {}): Promise<void> =>
    ask(
      "mutation ($id: ID!, $data: update_nodes_input!) { update_nodes_item(id: $id, data: $data) { id tags { id } } }",
      { id: one(), data },
      onSuccess,
    );
  const updateSome = (): Promise<void> => {
    const given = stars();
    const ids = some(world.nodes, 4);
    const data = { weight: count, remarks_changes: { create: [{ stars: given }] } };
    const query = "mutation ($ids: [ID]!, $data: update_nodes_input!) { update_nodes_items(ids: $ids, data: $data) { id } }";
    return ask(query, { ids, data }, () => {
      log.remarks += ids.length;
      log.stars += given * ids.length;
    });
  };
  const remove = async (): Promise<void> => {
    const [item] = own;
    if (item === undefined) return;
    own.shift();
    await ask("mutation ($id: ID!) { delete_nodes_item(id: $id) { id } }", { id: item.id }, () => {
      log.nodes -= 1;
      log.sections -= item.sections;
    });
  };

  while (performance.now() < until) {
    count += 1;
    const choice = random();
    if (choice < 0.3) await create();
    else if (choice < 0.55) await update({ tags: tagSet() });
    else if (choice < 0.7) await update({ day: "2024-06-01", parent: { id: one(), weight: count } });
    else if (choice < 0.8)
      await update({ children_changes: { create: [{ name: "added" }], update: some(world.nodes, 3) } }, () => (log.nodes += 1));
    else if (choice < 0.93) await updateSome();
    else await remove();
  }
}
