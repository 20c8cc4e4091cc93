import { availableParallelism } from "node:os";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { listTestFiles } from "./test/harness/projects.ts";

const files = listTestFiles(import.meta.dirname);

const config: ViteUserConfig = defineConfig({
  // The packages as Node resolves them: without "development", there is one `graphql`, the one that is served with.
  ssr: { resolve: { conditions: ["node", "module-sync"] } },
  test: {
    pool: "forks",
    // Files that a worker runs share what they import: no module holds what changes.
    isolate: false,
    maxWorkers: Number(process.env["RELATA_TEST_WORKERS"]) || availableParallelism(),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Machines are shared: what has to come true at some time gets all the time it may need.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      { extends: true, test: { name: "pure", include: [...files.pure] } },
      { extends: true, test: { name: "database", include: [...files.database], globalSetup: ["test/harness/start-postgres.ts"] } },
    ],
  },
});

export default config;
