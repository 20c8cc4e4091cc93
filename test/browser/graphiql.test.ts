/** GraphiQL in a real browser: it works, and nothing of it comes from elsewhere. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type Page, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/config.ts";
import { createLog } from "../../src/config/log.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { executablePath, flags, hasChromium } from "./chromium.ts";

/** In milliseconds. */
const patience = 150_000;

/** What a page asked for, and what it complained of. */
interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

async function openEditor(url: string, word = "query"): Promise<Opened> {
  const browser = await chromium.launch({ executablePath, args: flags });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  // A busy machine takes its time to draw an editor.
  page.setDefaultTimeout(patience);
  const opened: Opened = { browser, page, requests: [], complaints: [] };
  page.on("request", (request) => opened.requests.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error") opened.complaints.push(message.text());
  });
  page.on("pageerror", (error) => opened.complaints.push(error.message));
  await page.goto(url);
  await expect.poll(() => page.locator(".graphiql-query-editor").innerText(), { timeout: patience }).toContain(word);
  return opened;
}

describe.skipIf(!hasChromium)("GraphiQL in a browser", () => {
  let gateway: Gateway;
  let url: string;

  beforeAll(async () => {
    const config = parseConfig({ PORT: "0", LOG_LEVEL: "silent" });
    gateway = await createGateway(config, createLog(config, false));
    url = await gateway.listen();
  });

  afterAll(async () => {
    await gateway.close();
  });

  test(
    "loads nothing from elsewhere, and runs the example query of the demo",
    async () => {
      const { browser, page, requests, complaints } = await openEditor(`${url}/graphql`);
      await page.locator(".graphiql-execute-button").click();
      const response = page.locator(".graphiql-response");
      await expect.poll(() => response.innerText(), { timeout: patience }).toContain("data");
      await page.screenshot({ path: join(tmpdir(), "relata-graphiql.png") });

      const answer = (await response.innerText()).replaceAll("\u00A0", " ");
      expect(answer).toContain("__typename");
      expect(answer).not.toContain('"errors"');
      expect(requests.filter((request) => !request.startsWith(`${url}/`) && !/^(blob|data):/.test(request))).toEqual([]);
      expect(complaints).toEqual([]);
      await browser.close();
    },
    3 * patience,
  );

  test.each([
    ["a subscription", "subscription", "subscription { articles_mutated { key event data { title } } }", `"event": "update"`],
    ["a live query", "live", "query @live { articles_by_id(id: 1) { title } }", `"articles_by_id"`],
  ])(
    "runs %s, and shows what it is told",
    async (_what, word, query, answer) => {
      const { browser, page, complaints } = await openEditor(`${url}/graphql?query=${encodeURIComponent(query)}`, word);
      await page.locator(".graphiql-execute-button").click();
      const response = page.locator(".graphiql-response");
      const mutation = `mutation { update_articles_item(id: 1, data: { title: "Told" }) { id } }`;
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: mutation }) };
      await expect
        .poll(
          async () => {
            // When it is heard, nothing tells.
            await fetch(`${url}/graphql`, init);
            return (await response.innerText()).replaceAll("\u00A0", " ");
          },
          { timeout: patience, interval: 500 },
        )
        .toContain("Told");
      expect((await response.innerText()).replaceAll("\u00A0", " ")).toContain(answer);
      await page.screenshot({ path: join(tmpdir(), `relata-graphiql-${word}.png`) });
      expect(complaints).toEqual([]);
      await browser.close();
    },
    3 * patience,
  );
});

/** Without a sandbox, since containers have none to offer; the rest keeps the browser itself from calling home. */
