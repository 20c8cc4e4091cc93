/** The page that shows the model: reads it with the tab's token, draws it, and shows the collection that the address names. */
import { printSvg } from "../picture/draw-svg.ts";
import type { Drawing } from "../picture/lay-out.ts";
import type { ServedPicture } from "../picture/picture.ts";
import { printMermaid } from "../picture/print-mermaid.ts";
import { type Detail, chooseDetail, chooseScene } from "../picture/scene.ts";
import { byId, element } from "./dom.ts";
import { fillLegend } from "./legend.ts";
import { fillPanel } from "./panel.ts";
import { bindSearch } from "./search.ts";
import { createStage } from "./stage.ts";
import { authorization, bindToken } from "./token.ts";

const detail = byId("detail", HTMLSelectElement);
const system = byId("system", HTMLInputElement);
const panel = byId("panel", HTMLElement);
const message = byId("message", HTMLElement);

const state: { picture: ServedPicture | null; drawing: Drawing | null; field: string | null } = {
  picture: null,
  drawing: null,
  field: null,
};
const stage = createStage((collection, field) => open(collection, field));

bindToken(() => void load());
bindSearch(() => state.picture, open);
fillLegend(byId("legend", HTMLElement));
detail.addEventListener("change", () => void show());
system.addEventListener("change", () => void show());
addEventListener("hashchange", () => void show());
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !(event.target instanceof HTMLInputElement)) location.hash = "";
});
byId("save-svg", HTMLButtonElement).addEventListener("click", saveSvg);
byId("copy-mermaid", HTMLButtonElement).addEventListener("click", (event) => void copyMermaid(event.currentTarget));
await load();

async function load(): Promise<void> {
  tell("Reading the model …");
  const response = await fetch("/relations.json", { headers: authorization() });
  const body: unknown = await response.json();
  // Of this server: its own form, or that of its errors.
  if (response.ok) state.picture = body as ServedPicture;
  else {
    state.picture = null;
    tell((body as { readonly errors: readonly { readonly message: string }[] }).errors.map((error) => error.message).join(" "));
    return;
  }
  detail.value = chooseDetail(state.picture);
  byId("system-switch", HTMLElement).hidden = !state.picture.collections.some(({ isSystem }) => isSystem);
  await show();
}

/** The collection in the address is in focus. */
async function show(): Promise<void> {
  const { picture } = state;
  if (picture === null) return;
  const name = decodeURIComponent(location.hash.slice(1));
  const collection = picture.collections.find((one) => one.name === name);
  panel.hidden = collection === undefined;
  if (collection !== undefined) fillPanel(panel, picture, collection, state.field);
  document.title = collection === undefined ? "Relations · Relata" : `${name} · Relata`;
  state.field = null;
  const scene = chooseScene(picture, {
    focus: collection === undefined ? null : name,
    showsSystem: system.checked,
    // Its options are these.
    detail: detail.value as Detail,
  });
  state.drawing = await stage.show(scene);
  tell(scene.cards.length === 0 ? "There is no collection that you may read. A token of somebody else goes into the field above." : "");
}

/** By the address, so that the browser's way back leads back. */
function open(collection: string, field: string | null): void {
  state.field = field;
  const hash = `#${encodeURIComponent(collection)}`;
  if (location.hash === hash) void show();
  else location.hash = hash;
}

function tell(text: string): void {
  message.textContent = text;
  message.hidden = text === "";
}

function saveSvg(): void {
  if (state.drawing === null) return;
  const href = URL.createObjectURL(new Blob([printSvg(state.drawing)], { type: "image/svg+xml" }));
  element("a", { href, download: "relations.svg" }).click();
  URL.revokeObjectURL(href);
}

async function copyMermaid(button: EventTarget | null): Promise<void> {
  if (state.picture === null || !(button instanceof HTMLElement)) return;
  await navigator.clipboard.writeText(printMermaid(state.picture));
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = "Copy Mermaid"), 2_000);
}
