import { ConfigError } from "../config/config.ts";
import { isDemo } from "../gateway/open-database.ts";
import { initialize } from "../system/initialize.ts";
import type { Terminal } from "./verb.ts";
import { withDatabase } from "./with-database.ts";

/** `relata bootstrap --admin-email you@example.com`: an empty database becomes one that is managed over `/graphql/system`. */
export async function bootstrap({ config, print, remark }: Terminal): Promise<number> {
  if (isDemo(config))
    throw new ConfigError(["DATABASE_URL: expected the database that is to be managed; the demo is made anew each time."]);
  return withDatabase(config, async (database) => {
    const [schema = "public"] = config.DB_SEARCH_PATH;
    const email = config.ADMIN_EMAIL ?? "admin@example.com";
    const made = await initialize(database, schema, { email, password: config.ADMIN_PASSWORD ?? null });
    if (made === null) {
      print("The database has Directus's tables already; nothing was changed.");
      return 0;
    }
    print(`Directus's tables are made, and an administrator: ${made.email}.`);
    if (config.ADMIN_PASSWORD === undefined) print(`The password is ${made.password} (it is stored as a hash, and told only now).`);
    remark("`relata serve` with a SECRET of your own lets people log in, at /graphql/system.");
    return 0;
  });
}
