/** How many statements a mutation takes is a matter of its shape, not of how many items it writes. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";

const few = 10;
const many = 1000;

let served: ServedFixture;
beforeAll(async () => {
  served = await serveFixture("postgres", "relational");
});
afterAll(async () => {
  await served.close();
});

interface Counted {
  readonly name: string;
  readonly document: string;
  readonly data: (count: number) => unknown;
  readonly statements: number;
}

const cases: readonly Counted[] = [
  {
    name: "items with three children each",
    document: "mutation ($data: [create_invoices_input!]) { create_invoices_items(data: $data) { id lines { id label } } }",
    data: (count) => range(count).map((one) => ({ number: `C-${count}-${one}`, lines: ["a", "b", "c"].map((label) => ({ label })) })),
    // Keys of both, one statement that writes, two reads.
    statements: 4,
  },
  {
    name: "items with a target, and with links to new items",
    document:
      "mutation ($data: [create_articles_input!]) { create_articles_items(data: $data) { id author { name } tags { note tag_id { name } } } }",
    data: (count) =>
      range(count).map((one) => ({
        title: `Article ${one}`,
        author: { name: `Author ${one}` },
        tags: range(3).map((tag) => ({ note: "new", tag_id: { name: `t-${count}-${one}-${tag}` } })),
      })),
    // Keys of tags, articles and links, for authors get uuids; one statement that writes all four; two reads.
    statements: 4,
  },
  {
    name: "items with sections of three kinds",
    document:
      "mutation ($data: [create_pages_input!]) { create_pages_items(data: $data) { id sections { item { ... on headings { title } ... on paragraphs { body } } } } }",
    data: (count) =>
      range(count).map((one) => ({
        title: `Page ${one}`,
        sections: [{ item__headings: { title: "One" } }, { item__paragraphs: { body: "Two" } }, { collection: "videos", item: 1 }],
      })),
    // Keys of pages, sections and headings; a look at the videos; one statement that writes; reads of pages, sections and the three members.
    statements: 8,
  },
];

test.each(cases)("$name take as many statements when they are many as when they are few", async ({ document, data, statements }) => {
  for (const count of [few, many]) {
    const result = await served.run(document, { data: data(count) });
    expect(result.errors).toBeUndefined();
    expect(result.statements, `${count}`).toHaveLength(statements);
  }
});

test("lists that are replaced take as many statements for many items as for few", async () => {
  const documents = {
    create: "mutation ($data: [create_invoices_input!]) { create_invoices_items(data: $data) { id lines { id } } }",
    update: "mutation ($data: [update_invoices_input!]) { update_invoices_batch(data: $data) { id lines { id label } } }",
  };
  for (const count of [few, many]) {
    const created = await served.run(documents.create, {
      data: range(count).map((index) => ({ number: `R-${count}-${index}`, lines: [{ label: "kept" }, { label: "left out" }] })),
    });
    // The shape that the document selects.
    const items = (created.data?.["create_invoices_items"] ?? []) as readonly { id: string; lines: readonly { id: string }[] }[];
    const result = await served.run(documents.update, {
      data: items.map(({ id, lines }) => ({ id, lines: [{ id: lines[0]?.id, label: "changed" }, { label: "new" }] })),
    });
    expect(result.errors).toBeUndefined();
    // Both collections locked, the one along with the lists, keys drawn; a delete, an insert, an update; two reads.
    expect(result.statements, `${count}`).toHaveLength(8);
    expect(result.data?.["update_invoices_batch"]).toHaveLength(count);
  }
});

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
