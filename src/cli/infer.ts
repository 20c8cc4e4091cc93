import { readCatalog } from "../database/catalog.ts";
import { listAnyCandidates } from "../metadata/any-candidates.ts";
import { inferMetadata } from "../metadata/inference.ts";
import { printOverlay } from "../metadata/print-overlay.ts";
import { type Terminal, textOption } from "./verb.ts";
import { during, withDatabase } from "./with-database.ts";
import { writeNewFile } from "./write-new-file.ts";

/** `relata infer -o overlay.yaml` */
export async function infer(terminal: Terminal): Promise<number> {
  const { config, print, remark, options } = terminal;
  const path = textOption(terminal, "output");
  const catalog = await during("Reading the database", () =>
    withDatabase(config, (database) => readCatalog(database, config.DB_SEARCH_PATH)),
  );
  const metadata = inferMetadata(catalog);
  const text = printOverlay(metadata, listAnyCandidates(catalog));
  if (path === undefined) {
    print(text.trimEnd());
    return 0;
  }
  await writeNewFile(path, text, { isForced: options["force"] === true });
  remark(
    `${path} has ${metadata.collections.length} collections and ${metadata.relations.length} relations. Edit it, and serve with OVERLAY=${path}.`,
  );
  return 0;
}
