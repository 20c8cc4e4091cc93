/** The page that shows the model, without a browser: what it sends, and to whom. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseConfig } from "../../src/config/config.ts";
import { createLog } from "../../src/config/log.ts";
import { type Gateway, createGateway } from "../../src/gateway.ts";
import { printPicture } from "../../src/cli/print-picture.ts";
import { serveFixture } from "../harness/serve-fixture.ts";
import type { ServedFixture } from "../harness/serve-fixture.ts";
import { describeRelations } from "../../src/server/relations.ts";
import { createEngine } from "../../src/operation/engine.ts";
import { generousSettings } from "../harness/engine-settings.ts";
import { limitedTo, someAccess } from "../access/access-of.ts";

let gateway: Gateway;
let served: ServedFixture;
beforeAll(async () => {
  const config = parseConfig({ PORT: "0", LOG_LEVEL: "silent" });
  gateway = await createGateway(config, createLog(config, false));
  served = await serveFixture("pglite", "demo");
});
afterAll(async () => {
  await gateway.close();
  await served.close();
});

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return gateway.fetch(new Request(`http://localhost${path}`, { headers }));
}

test("the page loads nothing from elsewhere, and runs no script but ours", async () => {
  const page = await get("/relations", { accept: "text/html" });
  expect(page.status).toBe(200);
  const policy = page.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  const html = await page.text();
  const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source = ""]) => source);
  expect(sources.filter((source) => !source.startsWith("/") && !source.startsWith("data:"))).toEqual([]);
  for (const source of sources.filter((one) => one.startsWith("/relata/")))
    expect([source, (await get(source)).status]).toEqual([source, 200]);
});

test("what the page loads is asked for again by its tag, and is nothing but that", async () => {
  const script = await get("/relata/browser/relations.ts");
  expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(await script.text()).not.toMatch(/\binterface\b/);
  const tag = script.headers.get("etag") ?? "";
  expect((await get("/relata/browser/relations.ts", { "if-none-match": tag })).status).toBe(304);
  for (const path of ["/relata/browser/tsconfig.json", "/relata/browser/..%2f..%2fmain.ts", "/relata/main.ts", "/relata/model/model.ts"])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
});

test("junctions are folded into what leads through them", async () => {
  expect(await printPicture(served.model, "mermaid")).toMatchSnapshot();
  const svg = await printPicture(served.model, "svg");
  expect(svg).toContain('data-collection="articles"');
  expect(svg).not.toContain('data-collection="articles_tags"');
});

test("a role is shown what it may read", async () => {
  const engine = await createEngine({ database: served.database, model: served.model, settings: generousSettings });
  const access = limitedTo(
    new Map([
      [
        "tags",
        {
          read: someAccess(
            new Map([
              ["id", null],
              ["name", null],
            ]),
          ),
        },
      ],
    ]),
  );
  const text = JSON.stringify(await describeRelations(engine, access));
  expect(text).toContain('"tags"');
  for (const hidden of ["articles", "authors", "articles_tags"]) expect(text).not.toContain(`"${hidden}"`);
});
