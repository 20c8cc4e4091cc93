/**
 * What permissions cost: one process of Relata, asked the same by an administrator and by a role with a rule on every
 * collection that lets all rows through, in turn. Prints the role's share of the administrator's requests per second.
 *
 * node bench/permissions.ts [--rounds 3] [--seconds 2] [--connections 32] [--only W1,W4]
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRelata } from "./child-server.ts";
import { loadDataset } from "./dataset.ts";
import { composeRequest, measure } from "./load.ts";
import { parseOptions } from "./options.ts";
import type { Options } from "./options.ts";
import { startScratchPostgres } from "./scratch-postgres.ts";
import { hasSharedFiles, readWorkloads } from "./shared-files.ts";
import type { Workload } from "./shared-files.ts";
import { geometricMean, median } from "./statistics.ts";

const collections: readonly string[] = [
  "authors",
  "categories",
  "articles",
  "tags",
  "articles_tags",
  "comments",
  "headings",
  "paragraphs",
  "images",
  "pages",
  "page_sections",
];

/** By column, and for what hangs on articles through the relation. */
const rules: Readonly<Record<string, unknown>> = {
  articles: { status: { _in: ["published", "draft", "archived"] } },
  comments: { article: { views: { _gte: 0 } } },
  articles_tags: { articles_id: { views: { _gte: 0 } } },
};

if (hasSharedFiles) await run(parseOptions(process.argv.slice(2)));
else console.log("The shared benchmark files (../shared/perf) are not here: nothing was measured.");

async function run({ rounds, seconds, connections, only }: Options): Promise<void> {
  const postgres = await startScratchPostgres();
  const folder = await mkdtemp(join(tmpdir(), "relata-policies-"));
  try {
    await loadDataset(postgres.url);
    const path = join(folder, "policies.json");
    await writeFile(path, JSON.stringify(policies()));
    // A Directus database keeps its own policies; the dataset has Directus's metadata, but no users.
    const relata = await startRelata(postgres.url, { PERMISSIONS: path });
    try {
      console.log(`${rounds} rounds of ${seconds} s each, ${connections} connections; medians over rounds`);
      console.log("        admin /s    role /s   share");
      const shares: number[] = [];
      for (const workload of await readWorkloads()) {
        if (workload.isMutation || (only.length > 0 && !only.includes(workload.name))) continue;
        const results = await measureRounds(workload, relata.port, { rounds, seconds, connections });
        const share = median(results.map(({ admin, role }) => role / admin));
        shares.push(share);
        const [admin, role] = [median(results.map((one) => one.admin)), median(results.map((one) => one.role))];
        console.log(
          `${workload.name.padEnd(6)}${admin.toFixed(0).padStart(10)}${role.toFixed(0).padStart(11)}${share.toFixed(2).padStart(8)}`,
        );
      }
      console.log(`geometric mean ${geometricMean(shares).toFixed(2)}`);
    } finally {
      await relata.stop();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}

function policies(): unknown {
  return {
    policies: [
      { name: "everything", admin_access: true },
      {
        name: "readers",
        permissions: collections.map((collection) => ({
          collection,
          action: "read",
          fields: ["*"],
          permissions: rules[collection] ?? { id: { _gt: 0 } },
        })),
      },
    ],
    tokens: { "admin-token": { policies: ["everything"] }, "reader-token": { policies: ["readers"] } },
  };
}

async function measureRounds(
  workload: Workload,
  port: number,
  { rounds, seconds, connections }: Omit<Options, "only">,
): Promise<readonly { readonly admin: number; readonly role: number }[]> {
  const requestsOf = (token: string): readonly Buffer[] =>
    Array.from({ length: workload.variables === undefined ? 1 : 1_000 }, (_, n) =>
      composeRequest(port, { operationName: workload.name, query: workload.query, variables: workload.variables?.(n) ?? {} }, token),
    );
  const results: { admin: number; role: number }[] = [];
  for (let round = -1; round < rounds; round++) {
    const result = { admin: 0, role: 0 };
    for (const who of round % 2 === 0 ? (["admin", "role"] as const) : (["role", "admin"] as const)) {
      result[who] = await measure(port, requestsOf(who === "admin" ? "admin-token" : "reader-token"), connections, seconds);
    }
    // The first round warms up.
    if (round >= 0) results.push(result);
  }
  return results;
}
