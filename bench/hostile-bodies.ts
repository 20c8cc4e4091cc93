/** Bodies that are large, whatever they ask for, by what they are made of. */
import { type Hostile, bodyOf, numbered } from "./hostile-request.ts";

const megabyte = 1024 ** 2;

/** As much as anybody may try, and as much as is let in: less than a megabyte, of less than 100,000 values. */
export const hostileBodies: readonly Hostile[] = [
  ...bodies({ name: "14 MB", bytes: 14 * megabyte, values: Infinity }),
  ...bodies({ name: "0.9 MB", bytes: 0.9 * megabyte, values: 98_000 }),
];

interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly values: number;
}

function bodies({ name, bytes, values }: Size): readonly Hostile[] {
  const createAuthors = "mutation ($d: [create_authors_input!]) { create_authors_items(data: $d) { id } }";
  const create = "mutation ($d: [create_tags_input!]) { create_tags_items(data: $d) { id } }";
  const settings = 'mutation ($s: JSON) { create_articles_item(data: { title: "a", status: "b", views: 1, settings: $s }) { id } }';
  const either = "query ($f: articles_filter) { articles(filter: $f, limit: 1) { id } }";
  const keys = "query ($i: [GraphQLStringOrFloat]) { articles(filter: { id: { _in: $i } }, limit: 1) { id } }";
  const many = (part: (n: number) => string): string => {
    const example = part(100_000);
    const valuesOfOne = (example.match(/[[{]/g)?.length ?? 0) + (example.match(/,/g)?.length ?? 0) + 1;
    return numbered(Math.min(bytes / (example.length + 1), values / valuesOfOne), part, ",");
  };
  const repeat = (part: string): string => many(() => part);
  const raw =
    (query: string, variables: string): (() => string) =>
    () =>
      `{"query":${JSON.stringify(query)},"variables":{${variables}}}`;
  return [
    {
      title: "variables that are not declared",
      body: raw(
        "{ __typename }",
        many((n) => `"v${n}":{"a":1}`),
      ),
    },
    { title: "an undeclared variable of empty lists", body: raw("{ __typename }", `"v":[${repeat("[]")}]`) },
    { title: "names that are numbers", body: raw("{ __typename }", `"v":{${many((n) => `"${n * 1_048_576}":1`)}}`) },
    { title: "a json value of empty lists", body: raw(settings, `"s":[${repeat("[]")}]`) },
    { title: "a json value of half a document each", body: raw(settings, `"s":[${repeat('{"a":{"b":[1,2,{"c":"d"}]}}')}]`) },
    { title: "a json value that is a text", body: raw(settings, `"s":"${"x".repeat(bytes)}"`) },
    { title: "items to create", body: raw(create, `"d":[${repeat('{"name":"a"}')}]`) },
    { title: "items to create, all bad", body: raw(create, `"d":[${repeat('{"name":[]}')}]`) },
    { title: "items to create that are numbers", body: raw(create, `"d":[${repeat("1")}]`) },
    { title: "items to create without what they need", body: raw(createAuthors, `"d":[${repeat('{"birthday":"x"}')}]`) },
    {
      title: "items to create with items of theirs",
      body: raw(createAuthors, `"d":[${repeat('{"name":"a","comments":[{"body":"b"}]}')}]`),
    },
    {
      title: "keys of items to update",
      body: raw("mutation ($i: [ID]!) { update_tags_items(ids: $i, data: { name: 1 }) { id } }", `"i":[${many((n) => `"${n}"`)}]`),
    },
    { title: "unknown names in one item", body: raw(create, `"d":[{${many((n) => `"k${n}":1`)}}]`) },
    { title: "keys to find", body: raw(keys, `"i":[${many((n) => String(n + 1_000_000))}]`) },
    { title: "keys to find that are none", body: raw(keys, `"i":[${repeat("{}")}]`) },
    { title: "keys to find that are texts", body: raw(keys, `"i":[${repeat('"x"')}]`) },
    { title: "conditions", body: raw(either, `"f":{"_or":[${repeat('{"id":{"_eq":1}}')}]}`) },
    { title: "keys to delete", body: raw("mutation ($i: [ID]!) { delete_tags_items(ids: $i) { ids } }", `"i":[${repeat("9")}]`) },
    { title: "a list where a number is wanted", body: raw("query ($n: Int) { tags(limit: $n) { id } }", `"n":[${repeat("1")}]`) },
    { title: "texts where numbers are wanted", body: raw("query ($n: [Int]) { tags { id } }", `"n":[${repeat('"x"')}]`) },
    { title: "a text to look for", body: raw("query ($s: String) { articles(search: $s) { id } }", `"s":"${"%a".repeat(bytes / 2)}"`) },
    { title: "a document of blanks", body: () => bodyOf(`{ __typename }${" ".repeat(bytes)}`) },
    { title: "no JSON", body: () => `{"query":"{ __typename }","variables":{"v":[${repeat("[]")}` },
    { title: "lists in each other", body: raw("{ __typename }", `"v":${"[".repeat(bytes / 2)}${"]".repeat(bytes / 2)}`) },
    { title: "escapes in a text", body: raw(settings, `"s":"${"\\u00e4".repeat(bytes / 6)}"`) },
  ].map((hostile) => ({ ...hostile, title: `${name} of ${hostile.title}` }));
}
