/**
 * The style of a drawing, light or dark as whoever looks at it has set. A kind of relation has a colour, and so that
 * nothing hangs on colours alone, its lines have dashes or marks of their own.
 */
export const drawingStyle: string = `
.relations {
  --ground: #f7f8fa; --card: #fff; --edge: #d3d8e0; --ink: #1b2330; --soft: #6b7686; --accent: #2f6fed;
  --m2o: #5f7290; --o2o: #0d8a7a; --m2m: #c2590c; --union: #8a3ffc;
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 12px;
}
@media (prefers-color-scheme: dark) {
  .relations {
    --ground: #12161d; --card: #1c222c; --edge: #39424f; --ink: #e7ebf2; --soft: #95a1b3; --accent: #7aa5ff;
    --m2o: #8fa3c2; --o2o: #3cc8b4; --m2m: #f2955a; --union: #b58cff;
  }
}
.relations .ground { fill: var(--ground) }
.relations text { dominant-baseline: central; fill: var(--ink) }
.relations .middle { text-anchor: middle }
.relations .m2o { --kind: var(--m2o) }
.relations .o2o { --kind: var(--o2o) }
.relations .m2m { --kind: var(--m2m) }
.relations .a2o, .relations .m2a { --kind: var(--union) }
.relations .card .body { fill: var(--card); stroke: var(--edge) }
.relations .card.view .body { stroke-dasharray: 5 3 }
.relations .card.system .name { fill: var(--soft) }
.relations .card.focus .body { stroke: var(--accent); stroke-width: 2 }
.relations .rule { stroke: var(--edge); fill: none }
.relations .name { font-size: 13px; font-weight: 600 }
.relations .lone .name { font-size: 16px }
.relations .union.lone text { font-size: 14px }
.relations .type, .relations .key { fill: var(--soft) }
.relations .row .type { text-anchor: end }
.relations .row .hit { fill: transparent }
.relations .row circle { fill: var(--kind) }
.relations .row:not(.plain) .type { fill: var(--kind) }
.relations .union rect { fill: var(--card); stroke: var(--kind); stroke-width: 1.5 }
.relations .union text { fill: var(--kind) }
.relations .line path { fill: none; stroke: var(--kind); stroke-width: 1.5; stroke-linejoin: round }
.relations .line.m2m path { stroke-width: 2 }
.relations .line.branch .way { stroke-dasharray: 6 4 }
.relations .line .wide { stroke: transparent; stroke-width: 12; stroke-dasharray: none }
`.trim();
