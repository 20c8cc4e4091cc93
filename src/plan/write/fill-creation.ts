/** The rows of inputs of one shape. In: what the shape comes to, the texts of each input, and the keys that were drawn. Out: what its statement takes. */
import type { Collection } from "../../model/model.ts";
import type { Asker } from "../../request/asker.ts";
import { invariant } from "../../shared/invariant.ts";
import { memoize } from "../../shared/memoize.ts";
import type { Steps } from "../../shared/steps.ts";
import { fillCreated } from "./complete-rows.ts";
import type { CellSource, Creation } from "./creation.ts";
import type { RowBatch } from "./row-groups.ts";
import type { WriteOutcome, WrittenItem } from "./write-outcome.ts";

export interface FilledCreation {
  readonly batches: readonly RowBatch[];
  /** Of the inputs. */
  readonly keys: readonly string[];
  readonly outcome: WriteOutcome;
  /** The texts of a source, input by input. */
  readonly textsOf: (source: CellSource) => readonly string[];
}

/** By collection, as `Creation.keys` are: those of the first input first. */
export type DrawnKeys = readonly (readonly string[])[];

/** Null where a field that has to have a value is given none. */
export function* fillCreation(
  asker: Asker,
  creation: Creation,
  inputs: readonly (readonly string[])[],
  drawn: DrawnKeys,
): Steps<FilledCreation | null> {
  const filledOf = memoize((collection: Collection) => fillCreated(asker, collection));
  const textOf = (source: CellSource, input: number): string | null => {
    switch (source.kind) {
      case "text":
        return source.text;
      case "value":
        return inputs[input]?.[source.at] ?? null;
      case "key":
        return drawn[source.of]?.[input * (creation.keys[source.of]?.count ?? 0) + source.at] ?? null;
      case "filled":
        return filledOf(source.collection).get(source.field.name)?.text() ?? null;
    }
  };
  const batches: RowBatch[] = [];
  const created: WrittenItem[] = [];
  for (const { cells, ...group } of creation.groups) {
    const fields = group.fields.map(({ name }) => name);
    const texts: (string | null)[][] = [group.key, ...group.fields].map(() => []);
    for (const input of inputs.keys()) {
      for (const row of cells) {
        for (const [column, source] of row.entries()) {
          const text = textOf(source, input);
          if (text === null && source.kind === "filled" && !source.field.nullable) return null;
          texts[column]?.push(text);
        }
        created.push({ collection: group.collection.name, key: texts[0]?.at(-1) ?? "", fields });
      }
      if (input % stride === stride - 1) yield;
    }
    batches.push({ ...group, texts });
  }
  const textsOf = (source: CellSource): readonly string[] =>
    inputs.map((_, input) => {
      const text = textOf(source, input);
      invariant(text !== null, "a key is no null");
      return text;
    });
  return { batches, keys: textsOf(creation.root), outcome: { created, updated: [], unlinked: [], deleted: [] }, textsOf };
}

/** So many inputs are filled in before others may have their turn. */
const stride = 64;
