/** The benchmark: `node bench/run.ts --help`. */
import { help, parseOptions } from "./options.ts";
import { runBench } from "./run-bench.ts";

const options = parseOptions(process.argv.slice(2));
if (options.isHelp) console.log(help);
else await runBench(options);
