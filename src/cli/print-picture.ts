import type { Model } from "../model/model.ts";
import { buildPicture } from "../picture/build-picture.ts";
import { printSvg } from "../picture/draw-svg.ts";
import { layOutScene } from "../picture/lay-out.ts";
import { printMermaid } from "../picture/print-mermaid.ts";
import { chooseDetail, chooseScene } from "../picture/scene.ts";

export type PictureForm = "mermaid" | "svg";

/** The collections and relations of a model, without Directus's own: as text for Markdown, or as a drawing. */
export async function printPicture(model: Model, form: PictureForm): Promise<string> {
  const picture = buildPicture(model);
  if (form === "mermaid") return printMermaid(picture).trimEnd();
  // The layout kernel is a megabyte and a half: whoever draws nothing never loads it.
  const { default: Kernel } = await import("elkjs/lib/elk.bundled.js");
  const kernel = new Kernel.default();
  const scene = chooseScene(picture, { focus: null, showsSystem: false, detail: chooseDetail(picture) });
  return printSvg(await layOutScene(scene, aspect, (graph) => kernel.layout(graph))).trimEnd();
}

/** As wide as a page of a document is, in heights. */
const aspect = 1.5;
