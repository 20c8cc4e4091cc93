import type { Connection } from "../../database/database.ts";
import { invalidPayload } from "../../errors.ts";
import type { Collection } from "../../model/model.ts";
import { invariant } from "../../shared/invariant.ts";
import { selectKeys } from "../../sql/write.ts";

/** Where tables inherit from the collection's, a key may name several items. None of them is meant, so none is changed. */
export async function assertOneEach(connection: Connection, collection: Collection, keys: readonly string[], path: string): Promise<void> {
  if (!collection.hasHeirs) return;
  const { primaryKey, name } = collection;
  invariant(primaryKey !== null, `collection "${name}" is written by its key`);
  const found = await connection.run(selectKeys(collection, primaryKey, keys));
  const places = found.map(([place]) => place);
  const twice = found.find(([place], index) => places.indexOf(place) < index);
  if (twice === undefined) return;
  const sentence = `the key "${twice[1] ?? ""}" names several items of "${name}" and of the tables that inherit from it, expected one.`;
  throw invalidPayload(path, sentence, { collection: name });
}
