/** The key to the drawing: a line of each kind, as it is drawn. */
import { drawSample } from "../picture/draw-svg.ts";
import { kindNames } from "../picture/describe-link.ts";
import type { LinkKind } from "../picture/picture.ts";
import { element } from "./dom.ts";

const samples: readonly LinkKind[] = ["m2o", "o2o", "m2m", "m2a"];

export function fillLegend(legend: HTMLElement): void {
  legend.replaceChildren(...samples.map((kind) => element("span", {}, sampleOf(kind), sentences[kind])));
}

const sentences: Readonly<Record<LinkKind, string>> = {
  m2o: `${kindNames.m2o}, one-to-many`,
  o2o: kindNames.o2o,
  m2m: kindNames.m2m,
  a2o: kindNames.a2o,
  m2a: `any of several collections`,
};

function sampleOf(kind: LinkKind): Element {
  const sample = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  sample.setAttribute("width", "40");
  sample.setAttribute("height", "14");
  sample.setAttribute("aria-hidden", "true");
  sample.innerHTML = drawSample(kind, 40, 7);
  return sample;
}
