/** The drawing on the page: lays out, shows, moves, and tells what is clicked. */
import { drawContent } from "../picture/draw-svg.ts";
import { type Drawing, layOutScene } from "../picture/lay-out.ts";
import type { Scene } from "../picture/scene.ts";
import { byId } from "./dom.ts";

export interface Stage {
  show(scene: Scene): Promise<Drawing>;
  /** Lets what has to do with a collection stand out; null: all. */
  point(collection: string | null): void;
}

/** Below that, names cannot be read: those that stand alone, which are larger, and others. */
const smallestLone = 0.5;
const smallest = 0.66;

export function createStage(onClick: (collection: string, field: string | null) => void): Stage {
  const svg = byId("drawing", SVGSVGElement);
  const content = svg.querySelector("g");
  if (content === null) throw new Error("The drawing has no content.");
  const kernel = new ELK.default({ workerUrl: "/relata/elk-worker.js" });
  const panzoom = Panzoom(content, { canvas: true, minScale: 0.1, maxScale: 3, step: 0.25 });
  let drawing: Drawing | null = null;

  /** All of it; at first, where that would be too small to be read, its middle. */
  const fit = (least: number): void => {
    if (drawing === null) return;
    const { width, height } = svg.getBoundingClientRect();
    const scale = Math.min(1.25, Math.max(least, Math.min(width / drawing.width, height / drawing.height)));
    panzoom.zoom(scale, { animate: false });
    const { x, y } = startOf(drawing, { width: width / scale, height: height / scale });
    panzoom.pan(x, y, { animate: false });
  };

  svg.addEventListener("wheel", (event) => panzoom.zoomWithWheel(event), { passive: false });
  byId("zoom-in", HTMLButtonElement).addEventListener("click", () => panzoom.zoomIn());
  byId("zoom-out", HTMLButtonElement).addEventListener("click", () => panzoom.zoomOut());
  byId("fit", HTMLButtonElement).addEventListener("click", () => fit(0));
  new ResizeObserver(() => fit(leastOf(drawing))).observe(svg);
  const point = (collection: string | null): void => pointAt(svg, collection);
  listenForClicks(svg, onClick);
  svg.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") point(collectionAt(event.target));
  });
  svg.addEventListener("pointerleave", () => point(null));

  return {
    async show(scene) {
      const { width, height } = svg.getBoundingClientRect();
      drawing = await layOutScene(scene, width / Math.max(1, height), (graph) => kernel.layout(graph));
      content.innerHTML = drawContent(drawing);
      fit(leastOf(drawing));
      return drawing;
    },
    point,
  };
}

function leastOf(drawing: Drawing | null): number {
  return drawing?.cards.some(({ card }) => card.isLone) === true ? smallestLone : smallest;
}

/** How far it is moved: to the middle, or where it is too large, so that what is in focus is in the middle. */
function startOf(drawing: Drawing, room: { readonly width: number; readonly height: number }): { readonly x: number; readonly y: number } {
  const centre = drawing.cards.find(({ card }) => card.kind === "collection" && card.isFocus) ?? mostLinked(drawing);
  const along = (size: number, available: number, middle: number): number => {
    if (size <= available) return (available - size) / 2;
    return Math.min(0, Math.max(available - size, available / 2 - middle));
  };
  return {
    x: along(drawing.width, room.width, centre === undefined ? 0 : centre.x + centre.width / 2),
    y: along(drawing.height, room.height, centre === undefined ? 0 : centre.y + Math.min(centre.height, room.height) / 2),
  };
}

function mostLinked({ cards, lines }: Drawing): Drawing["cards"][number] | undefined {
  const count = (id: string): number => lines.filter(({ line }) => line.from.card === id || line.to.card === id).length;
  return cards.toSorted((left, right) => count(right.card.id) - count(left.card.id))[0];
}

/** What is dragged is not clicked. */
function listenForClicks(svg: SVGSVGElement, onClick: (collection: string, field: string | null) => void): void {
  let start = { x: 0, y: 0 };
  svg.addEventListener("pointerdown", ({ clientX, clientY }) => (start = { x: clientX, y: clientY }), { capture: true });
  svg.addEventListener("click", ({ target, clientX, clientY }) => {
    const collection = collectionAt(target);
    if (collection !== null && Math.hypot(clientX - start.x, clientY - start.y) < 5) onClick(collection, fieldAt(target));
  });
  svg.addEventListener("keydown", ({ key, target }) => {
    const collection = collectionAt(target);
    if (collection !== null && (key === "Enter" || key === " ")) onClick(collection, null);
  });
}

function collectionAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest("[data-collection]")?.getAttribute("data-collection") ?? null) : null;
}

function fieldAt(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest("[data-field]")?.getAttribute("data-field") ?? null) : null;
}

/** The card, every line of its links, and the cards at their ends. */
function pointAt(svg: SVGSVGElement, collection: string | null): void {
  const lines = [...svg.querySelectorAll(".line")];
  const ends = (line: Element): readonly (string | null)[] => [line.getAttribute("data-from"), line.getAttribute("data-to")];
  const own = lines.filter((line) => ends(line).includes(collection));
  const links = new Set(own.map((line) => line.getAttribute("data-link")));
  const near = collection === null ? [] : lines.filter((line) => links.has(line.getAttribute("data-link")));
  const cards = new Set([collection, ...near.flatMap(ends)]);
  svg.classList.toggle("pointed", near.length > 0);
  for (const line of lines) line.classList.toggle("near", near.includes(line));
  for (const card of svg.querySelectorAll("[data-card]")) card.classList.toggle("near", cards.has(card.getAttribute("data-card")));
}
