/** Policies in a file: the documented form, and what is wrong with another. */
import { expect, test } from "vitest";
import { MetadataError } from "../../src/errors.ts";
import { digestToken, parsePolicyFile } from "../../src/metadata/policy-file.ts";

const text = `
policies:
  - name: readers
    permissions:
      - { collection: articles, action: read, fields: [id, title], permissions: { status: { _eq: published } } }
      - { collection: articles, action: create, fields: "*", presets: { status: draft }, validation: { title: { _nempty: true } } }
  - { name: owners, admin_access: true, ip_access: "10.0.0.0/8, 127.0.0.1" }
public: [readers]
roles: { staff: [readers, owners] }
tokens: { sesame: { user: ada, role: staff }, robot: { policies: [owners] } }
`;

test("the documented form is understood", () => {
  const { policies, roles, grants, tokens, origin } = parsePolicyFile(text, "rights.yaml");
  expect(origin).toBe("file");
  expect(policies.get("readers")?.permissions).toEqual([
    {
      collection: "articles",
      action: "read",
      rule: { status: { _eq: "published" } },
      fields: ["id", "title"],
      presets: {},
      validation: null,
    },
    {
      collection: "articles",
      action: "create",
      rule: null,
      fields: ["*"],
      presets: { status: "draft" },
      validation: { title: { _nempty: true } },
    },
  ]);
  expect(policies.get("owners")).toMatchObject({ adminAccess: true, ipAccess: ["10.0.0.0/8", "127.0.0.1"] });
  expect([...roles.keys()]).toEqual(["staff"]);
  expect(grants).toEqual([
    { policy: "readers", role: null, user: null },
    { policy: "readers", role: "staff", user: null },
    { policy: "owners", role: "staff", user: null },
  ]);
  expect(tokens.get(digestToken("sesame"))).toEqual({ user: "ada", role: "staff", policies: [] });
  expect(tokens.get(digestToken("robot"))).toEqual({ user: null, role: null, policies: ["owners"] });
  expect(JSON.stringify([...tokens])).not.toContain("sesame");
});

test("everything that is wrong is told at once, and no token is", () => {
  const wrong = `
policies:
  - name: readers
    permission: []
    permissions:
      - { collection: articles, action: raed }
      - { collection: articles, action: read, permissions: published, filter: {} }
      - { action: read, fields: 5 }
  - { name: readers, admin_access: maybe }
public: [raeders]
roles: { staff: [readers, ghosts] }
tokens: { sesame: staff, robot: { role: stuff } }
user: []
`;
  let faults: readonly string[] = [];
  try {
    parsePolicyFile(wrong, "rights.yaml");
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    faults = error.diagnostics.map(({ message }) => message);
  }
  expect(faults).toMatchInlineSnapshot(`
    [
      "rights.yaml: user: this key is unknown.",
      "rights.yaml: policies[0].permission: this key is unknown. Did you mean "permissions"?",
      "rights.yaml: policies[0].permissions[0].action: expected one of create, read, update, delete, got "raed".",
      "rights.yaml: policies[0].permissions[1].filter: this key is unknown.",
      "rights.yaml: policies[0].permissions[1].permissions: expected an object, got "published".",
      "rights.yaml: policies[0].permissions[2].collection: expected a name, got nothing.",
      "rights.yaml: policies[0].permissions[2].fields: expected a list of names, got 5.",
      "rights.yaml: policies[1]: the name "readers" is taken by another policy.",
      "rights.yaml: policies[1].admin_access: expected true or false, got "maybe".",
      "rights.yaml: roles.staff: policy "ghosts" does not exist.",
      "rights.yaml: public: policy "raeders" does not exist. Did you mean "readers"?",
      "rights.yaml: tokens[0]: expected an object, got "staff".",
      "rights.yaml: tokens[1].role: role "stuff" does not exist. Did you mean "staff"?",
    ]
  `);
});
