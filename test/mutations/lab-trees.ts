/** Two mutations of the laboratory, four relations deep, through every kind of relation; and the tables they touch. */

export const touchedTables = [
  "people",
  "nodes",
  "tags",
  "nodes_tags",
  "texts",
  "media",
  "captions",
  "sections",
  "remarks",
  "links",
] as const;

export const createTree: string = `
  mutation ($data: create_nodes_input!) {
    create_nodes_item(data: $data) { name parent { name } children { name sections { item { ... on media { captions { text } } } } } }
  }`;

export const treeToCreate: unknown = {
  name: "new",
  parent: { name: "new above", parent: { name: "new above above" } },
  tags: [
    { sort: 1, tags_code: { code: "new", label: "New", remarks: [{ body: "On a new tag.", person: { id: person(10), name: "Di" } }] } },
    { sort: 2, tags_code: { code: "hot", label: "Hotter" } },
  ],
  remarks: [{ body: "On a new node.", stars: 4 }],
  children: [
    {
      name: "new child",
      sections: [
        { sort: 1, item__media: { id: medium(10), url: "/new.jpg", captions: [{ text: "one" }, { text: "two" }] } },
        { sort: 2, item__texts: { id: 10, body: "New text.", author: { id: person(11), name: "Ed" } } },
      ],
      children: [{ name: "new grandchild", tags: [{ sort: 1, tags_code: { code: "deep", label: "Deep" } }] }],
    },
  ],
};

/** Whose answer is asked for at once. */
export const createPlainTree: string = `
  mutation ($data: create_nodes_input!) { create_nodes_item(data: $data) { name parent { name } children { name } } }`;

/** Its shape tells all there is to tell. */
export const treeOfNewItems: unknown = {
  name: "new",
  parent: { name: "new above", parent: { name: "new above above" } },
  remarks: [
    { body: "On a new node.", stars: 4 },
    { body: "On it, too.", stars: 5 },
  ],
  children: [{ name: "new child", children: [{ name: "new grandchild" }] }],
};

export const updateTree: string = `
  mutation ($data: update_nodes_input!) {
    update_nodes_item(id: 1, data: $data) { name tags { sort tags_code { code } } children { name sections { sort item { ... on texts { body } } } } }
  }`;

export const treeToUpdate: unknown = {
  name: "changed",
  weight: 99,
  parent: { id: 7, name: "changed above", remarks: [{ body: "Above.", person: { id: person(1), name: "Ada L." } }] },
  tags: [
    { id: 2, sort: 1, tags_code: { code: "cold", label: "Colder" } },
    { sort: 2, tags_code: { code: "brand new", label: "Brand new" } },
  ],
  sections_changes: {
    create: [{ sort: 9, item__media: { id: medium(11), url: "/added.jpg", captions: [{ text: "added" }] } }],
    update: [{ id: 1, sort: 8, item__texts: { id: 1, body: "Changed.", author: { id: person(2), name: "Bo B." } } }],
    delete: [4],
  },
  children: [
    { id: 2, name: "changed child", sections: [{ id: 6, sort: 5, item__texts: { id: 1, body: "Changed." } }], children: [4] },
    { name: "added child", links: [{ slug: "added", target: null }] },
  ],
};

function person(number: number): string {
  return `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

function medium(number: number): string {
  return `bbbbbbbb-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
