/**
 * What permissions cost: Relata alone, asked the same by an administrator and by a role with a rule on every collection,
 * in turn. Takes the options of `run.ts`.
 */
import { parseOptions } from "./options.ts";
import { runBench } from "./run-bench.ts";

await runBench(parseOptions(["--servers", "relata", "--role", "limited", "--out", "bench/results/permissions", ...process.argv.slice(2)]));
