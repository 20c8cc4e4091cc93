import { existsSync } from "node:fs";

export const executablePath: string = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** Without it, the tests in a browser say that they were skipped. */
export const hasChromium: boolean = existsSync(executablePath);
if (!hasChromium)
  process.stderr.write(`No Chromium at ${executablePath}: nothing is tried in a browser. CHROMIUM_PATH names another place.\n`);

export const flags: string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
