/** What `relata init` writes, by file name. */

export interface Starter {
  /** Of the database. */
  readonly name: string;
  /** Drawn, of its user. */
  readonly password: string;
}

export function starterFiles({ name, password }: Starter): Readonly<Record<string, string>> {
  return {
    "compose.yaml": `services:
  database:
    image: postgres:18
    environment:
      POSTGRES_USER: ${name}
      POSTGRES_PASSWORD: ${password}
      POSTGRES_DB: ${name}
    ports: ["127.0.0.1:5432:5432"]
    volumes:
      - database:/var/lib/postgresql
      # Runs once, in an empty database.
      - ./schema.sql:/docker-entrypoint-initdb.d/schema.sql:ro
    healthcheck: { test: [CMD, pg_isready, -U, ${name}], interval: 2s, retries: 30 }
volumes:
  database: {}
`,
    "schema.sql": `create table authors (id serial primary key, name text not null);
create table articles (id serial primary key, title text not null, author_id integer references authors on delete set null);
create index on articles (author_id);
comment on table articles is 'What there is to read.';

-- A comment is about an item of any of several tables, which no foreign key can say: overlay.yaml does.
create table comments (id serial primary key, body text not null, collection text not null, item text not null);
create index on comments (collection, item);

insert into authors (name) values ('Ada');
insert into articles (title, author_id) values ('Notes on the engine', 1);
insert into comments (body, collection, item) values ('First!', 'articles', '1'), ('Hello, Ada.', 'authors', '1');
`,
    ".env": `DATABASE_URL=postgres://${name}:${password}@127.0.0.1:5432/${name}
OVERLAY=overlay.yaml
PERMISSIONS=permissions.yaml
`,
    ".gitignore": ".env\nnode_modules/\nsrc/gql/\n",
    "overlay.yaml": `# Adds to what is inferred of the database; \`relata infer\` prints all of that, to copy from.
relations:
  - { collection: comments, field: item, collection_field: collection, allowed: [articles, authors] }
fields:
  - { collection: articles, field: comments, special: [o2a], options: { relation: comments.item } }
  - { collection: authors, field: comments, special: [o2a], options: { relation: comments.item } }
`,
    "permissions.yaml": `# Who may do what. Tokens stand in \`Authorization: Bearer ...\`; without one, the public asks.
policies:
  - name: readers
    permissions:
      - { collection: authors, action: read, fields: "*" }
      - { collection: articles, action: read, fields: "*" }
      - { collection: comments, action: read, fields: "*" }
      - { collection: comments, action: create, fields: [body, collection, item] }
  - { name: owners, admin_access: true }
public: [readers]
# tokens: { "a long random text of yours": { user: ada, policies: [owners] } }
`,
    "codegen.ts": codegen.join("\n"),
  };
}

const codegen: readonly string[] = [
  "// npm install --save-dev @graphql-codegen/cli @graphql-codegen/client-preset, then",
  "//   relata schema print > schema.graphql && relata schema types > scalars.ts && npx graphql-codegen",
  'import type { CodegenConfig } from "@graphql-codegen/cli";',
  'import { scalars } from "./scalars.ts";',
  "",
  "const config: CodegenConfig = {",
  '  schema: "schema.graphql",',
  '  documents: "src/**/*.{ts,tsx,graphql}",',
  '  generates: { "src/gql/": { preset: "client", config: { scalars, useTypeImports: true, strictScalars: true } } },',
  "};",
  "",
  "export default config;",
  "",
];
