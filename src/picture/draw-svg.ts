/** A drawing as SVG. Every card and line says in `data-` attributes what it is, for whoever lets people click on it. */
import { type Size, headHeight, middleOfRow, padding, rowHeight, rowLabel, signWidth, tellsMore, unionLabel } from "./card-size.ts";
import { describeLink, kindNames } from "./describe-link.ts";
import { drawingStyle } from "./drawing-style.ts";
import type { CardRow, CollectionCard, Tip, UnionCard } from "./scene.ts";
import type { LinkKind } from "./picture.ts";
import type { Drawing, PlacedCard, PlacedLine, Point } from "./lay-out.ts";

/** A file of its own, which knows its colours by itself. */
export function printSvg(drawing: Drawing): string {
  const { width, height } = drawing;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="relations" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}">`,
    `<style>${drawingStyle}</style>`,
    `<rect class="ground" width="100%" height="100%"/>`,
    drawContent(drawing),
    "</svg>",
    "",
  ].join("\n");
}

/** What stands in the SVG, lines below cards. */
export function drawContent({ cards, lines }: Drawing): string {
  return [...lines.map(drawLine), ...cards.map(drawCard)].join("\n");
}

function drawCard(placed: PlacedCard): string {
  const { card } = placed;
  return card.kind === "union" ? drawUnion(card, placed) : drawCollection(card, placed);
}

function drawUnion({ link, id, isLone }: UnionCard, { x, y, width, height }: Point & Size): string {
  const members = link.to.map(({ collection }) => collection).join(", ");
  return [
    `<g class="union ${link.kind}${isLone ? " lone" : ""}" data-card="${escape(id)}" transform="translate(${round(x)} ${round(y)})">`,
    `<title>${escape(`${link.from.collection}.${link.from.field ?? ""}: any of ${members}`)}</title>`,
    `<rect width="${width}" height="${height}" rx="${height / 2}"/>`,
    `<text x="${width / 2}" y="${height / 2}" class="middle">${escape(unionLabel(link))}</text>`,
    "</g>",
  ].join("");
}

function drawCollection(card: CollectionCard, { x, y, width, height }: Point & Size): string {
  const { collection, rows, isFocus, more } = card;
  const classes = [
    "card",
    ...(card.isLone ? ["lone"] : []),
    ...(isFocus ? ["focus"] : []),
    ...(collection.isSystem ? ["system"] : []),
    ...(collection.isView ? ["view"] : []),
  ];
  const name = escape(collection.name);
  return [
    `<g class="${classes.join(" ")}" data-card="${name}" data-collection="${name}" tabindex="0" role="button" transform="translate(${round(x)} ${round(y)})">`,
    `<title>${escape(collection.note === null ? collection.name : `${collection.name}: ${collection.note}`)}</title>`,
    `<rect class="body" width="${width}" height="${height}" rx="7"/>`,
    ...(rows.length === 0 ? [] : [`<path class="rule" d="M0 ${headHeight}H${width}"/>`]),
    `<text class="name" x="${padding}" y="${headHeight / 2}">${name}</text>`,
    ...rows.map((row, index) => drawRow(card, row, middleOfRow(index), width)),
    ...(tellsMore(card) ? [`<text class="type" x="${padding + signWidth}" y="${middleOfRow(rows.length)}">${more} more</text>`] : []),
    "</g>",
  ].join("");
}

function drawRow(card: CollectionCard, { field, link }: CardRow, y: number, width: number): string {
  const kind = link?.kind ?? "plain";
  const label = rowLabel(card, field, link);
  return [
    `<g class="row ${kind}" data-field="${escape(field.name)}">`,
    `<title>${escape([`${field.name}: ${link === null ? label : `${kindNames[link.kind]}, ${label}`}`, ...(field.note === null ? [] : [field.note])].join("\n"))}</title>`,
    `<rect class="hit" y="${y - rowHeight / 2}" width="${width}" height="${rowHeight}"/>`,
    link === null
      ? field.isKey
        ? `<text class="key" x="${padding}" y="${y}">#</text>`
        : ""
      : `<circle cx="${padding + 4}" cy="${y}" r="3.5"/>`,
    `<text class="field" x="${padding + signWidth}" y="${y}">${escape(field.name)}</text>`,
    `<text class="type" x="${width - padding}" y="${y}">${escape(label)}</text>`,
    "</g>",
  ].join("");
}

function drawLine({ line, points }: PlacedLine): string {
  const { link, position, from, to } = line;
  return [
    `<g data-link="${position}" data-from="${escape(from.card)}" data-to="${escape(to.card)}" class="line ${link.kind}${from.mark === "plain" ? " branch" : ""}">`,
    `<title>${escape(describeLink(link))}</title>`,
    drawWay(points, from.mark, to.mark),
    "</g>",
  ].join("");
}

/** A straight line of a kind, as one of a drawing looks. */
export function drawSample(kind: LinkKind, width: number, y: number): string {
  const points = [
    { x: 1, y },
    { x: width - 1, y },
  ];
  const isBranch = kind === "a2o" || kind === "m2a";
  return `<g class="line ${kind}${isBranch ? " branch" : ""}">${drawWay(points, kind === "o2o" ? "one" : "many", kind === "m2m" ? "many" : "one")}</g>`;
}

function drawWay(points: readonly Point[], startMark: Tip["mark"], endMark: Tip["mark"]): string {
  const [start, second] = points;
  const [last, beforeLast] = points.toReversed();
  if (start === undefined || second === undefined || last === undefined || beforeLast === undefined) return "";
  const way = roundedPath(points);
  const marks = `${drawMark(startMark, start, second)}${drawMark(endMark, last, beforeLast)}`;
  return `<path class="wide" d="${way}"/><path class="way" d="${way}"/><path d="${marks}"/>`;
}

/** A crow's foot or a bar, at the end of a line that comes from the other point. */
function drawMark(mark: Tip["mark"], at: Point, other: Point): string {
  if (mark === "plain") return "";
  const length = Math.hypot(other.x - at.x, other.y - at.y) || 1;
  const along = { x: (other.x - at.x) / length, y: (other.y - at.y) / length };
  const across = { x: -along.y, y: along.x };
  const point = (forth: number, aside: number): string =>
    `${round(at.x + along.x * forth + across.x * aside)} ${round(at.y + along.y * forth + across.y * aside)}`;
  return mark === "one" ? `M${point(7, -5)}L${point(7, 5)}` : `M${point(0, -5)}L${point(10, 0)}L${point(0, 5)}`;
}

/** Straight lines, whose corners are arcs. */
function roundedPath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${round(point.x)} ${round(point.y)}`;
      if (after === undefined) return `L${round(point.x)} ${round(point.y)}`;
      const radius = Math.min(6, distance(before, point) / 2, distance(point, after) / 2);
      const inward = toward(point, before, radius);
      const outward = toward(point, after, radius);
      return `L${round(inward.x)} ${round(inward.y)}Q${round(point.x)} ${round(point.y)} ${round(outward.x)} ${round(outward.y)}`;
    })
    .join("");
}

function toward(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

function distance(left: Point, right: Point): number {
  return Math.hypot(left.x - right.x, left.y - right.y);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
