/** The picture of the model in a real browser: it is drawn, found through, and leads to GraphiQL. */
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/config.ts";
import { createLog } from "../../src/config/log.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { executablePath, flags, hasChromium } from "./chromium.ts";

describe.skipIf(!hasChromium)("the picture of the model in a browser", () => {
  let gateway: Gateway;
  let url: string;
  let browser: Browser;
  beforeAll(async () => {
    const config = parseConfig({ PORT: "0", LOG_LEVEL: "silent" });
    gateway = await createGateway(config, createLog(config, false));
    url = await gateway.listen();
    browser = await chromium.launch({ executablePath, args: flags });
  });
  afterAll(async () => {
    await browser.close();
    await gateway.close();
  });

  test.each([
    ["wide", 1400],
    ["narrow", 390],
  ])("draws the demo, finds a collection and shows what it is, on a %s screen", { timeout: 120_000 }, async (_, width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.setDefaultTimeout(60_000);
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(`${url}/relations`);
    await page.locator('[data-collection="articles"]').waitFor();
    expect(await page.locator('[data-collection="articles_tags"]').count()).toBe(0);
    await page.locator("#search").fill("authors");
    await page.locator("#search").press("Enter");
    await expect.poll(() => page.locator("#panel").innerText(), { timeout: 60_000 }).toContain("authors");
    const link = await page.locator('#panel a[href^="/graphql"]').first().getAttribute("href");
    expect(decodeURIComponent(link ?? "")).toContain("authors");
    expect(requests.filter((request) => !request.startsWith(url) && !request.startsWith("blob:") && !request.startsWith("data:"))).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
    await page.close();
  });
});
