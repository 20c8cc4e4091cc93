import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/harness/start-postgres.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Machines are shared: what has to come true at some time gets all the time it may need.
    expect: { poll: { timeout: 60_000 } },
  },
});

export default config;
