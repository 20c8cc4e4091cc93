/**
 * Where everything stands. In: a scene. Out: the same with places, by the layered layout of the Eclipse Layout Kernel:
 * who refers stands left of what is referred to, and lines keep clear of cards.
 */
import type { ElkEdgeSection, ElkNode, ElkPort } from "elkjs/lib/elk-api.js";
import { type Size, middleOfRow, headHeight, sizeOf } from "./card-size.ts";
import type { Card, Line, Scene, Tip } from "./scene.ts";

/** What lays out: `new ELK().layout`, in a worker or not. */
export type LayOut = (graph: ElkNode) => Promise<ElkNode>;

export interface Drawing extends Size {
  readonly cards: readonly PlacedCard[];
  readonly lines: readonly PlacedLine[];
}

export interface PlacedCard extends Size, Point {
  readonly card: Card;
}

export interface PlacedLine {
  readonly line: Line;
  /** From one end to the other, by way of its corners. */
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `aspect`: how wide what it is drawn on is, as a multiple of its height. */
export async function layOutScene(scene: Scene, aspect: number, layOut: LayOut): Promise<Drawing> {
  const laid = await layOut(toGraph(scene, aspect));
  const places = new Map(laid.children?.map((node) => [node.id, node]));
  const routes = new Map(laid.edges?.map((edge) => [edge.id, edge.sections?.[0]]));
  return {
    width: laid.width ?? 0,
    height: laid.height ?? 0,
    cards: scene.cards.map((card) => ({ card, ...sizeOf(card), x: places.get(card.id)?.x ?? 0, y: places.get(card.id)?.y ?? 0 })),
    lines: scene.lines.map((line) => ({ line, points: pointsOf(routes.get(line.id)) })),
  };
}

function toGraph({ cards, lines }: Scene, aspect: number): ElkNode {
  const ports = new Map(cards.map((card) => [card.id, portsOf(card, lines)]));
  const anchor = (tip: Tip, side: Side): string => (ports.get(tip.card)?.has(portId(tip, side)) === true ? portId(tip, side) : tip.card);
  return {
    id: "scene",
    layoutOptions: { ...options, "elk.aspectRatio": String(aspect) },
    children: cards.map((card) => ({
      id: card.id,
      ...sizeOf(card),
      ports: [...(ports.get(card.id)?.values() ?? [])],
      layoutOptions: { "elk.portConstraints": ports.get(card.id)?.size === 0 ? "FREE" : "FIXED_POS" },
    })),
    edges: lines.map(({ id, from, to }) => ({ id, sources: [anchor(from, "EAST")], targets: [anchor(to, "WEST")] })),
  };
}

const options: Readonly<Record<string, string>> = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.padding": "[top=20,left=20,bottom=20,right=20]",
  "elk.spacing.nodeNode": "16",
  "elk.spacing.edgeNode": "12",
  "elk.spacing.edgeEdge": "8",
  "elk.spacing.componentComponent": "32",
  "elk.layered.spacing.nodeNodeBetweenLayers": "44",
  "elk.layered.spacing.edgeNodeBetweenLayers": "18",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "8",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.thoroughness": "20",
};

type Side = "EAST" | "WEST";

/** Lines end at the row of their field, where the card has rows; else wherever there is room. */
function portsOf(card: Card, lines: readonly Line[]): ReadonlyMap<string, ElkPort> {
  const { width, height } = sizeOf(card);
  // One for all members: their lines share a trunk.
  if (card.kind === "union")
    return new Map((["WEST", "EAST"] as const).map((side) => portOf({ card: card.id, field: null }, side, width, height / 2)));
  if (card.rows.length === 0) return new Map();
  const rowOf = new Map(card.rows.map(({ field }, index) => [field.name, index]));
  const tips = lines.flatMap(({ from, to }) => [
    { tip: from, side: "EAST" as const },
    { tip: to, side: "WEST" as const },
  ]);
  return new Map(
    tips
      .filter(({ tip }) => tip.card === card.id)
      .map(({ tip, side }) => {
        const row = tip.field === null ? undefined : rowOf.get(tip.field);
        return portOf(tip, side, width, row === undefined ? headHeight / 2 : middleOfRow(row));
      }),
  );
}

function portOf(tip: Place, side: Side, width: number, y: number): readonly [string, ElkPort] {
  const id = portId(tip, side);
  return [id, { id, x: side === "EAST" ? width : 0, y, width: 0, height: 0, layoutOptions: { "elk.port.side": side } }];
}

type Place = Pick<Tip, "card" | "field">;

function portId({ card, field }: Place, side: Side): string {
  return JSON.stringify([card, field, side]);
}

function pointsOf(section: ElkEdgeSection | undefined): readonly Point[] {
  return section === undefined ? [] : [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
}
