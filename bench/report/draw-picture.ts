/** The results as a picture for light and dark pages: a bar per workload and contender, as long as the share it reached. */
import type { Results } from "../measure/results.ts";
import { perSecond, sharesOf } from "./figures.ts";
import { geometricMean } from "./statistics.ts";

/** SVG: text and bars are placed in pixels from the upper left. */
export function drawPicture(results: Results): string {
  const { contenders, workloads, machine } = results;
  const [base = "", ...others] = contenders;
  const most = Math.max(...results.connections);
  const rows = [
    {
      title: "Geometric mean",
      shares: others.map((name) => geometricMean(sharesOf(results, name, base, most, perSecond))),
    },
    ...workloads.map((workload) => ({
      title: `${workload.name} ${workload.title}`,
      // Nothing where it took too long to be measured.
      shares: others.map((name) => sharesOf({ ...results, workloads: [workload] }, name, base, most, perSecond)[0] ?? 0),
    })),
  ];
  const longest = Math.max(1.1, ...rows.flatMap(({ shares }) => shares.filter(Number.isFinite)));
  const scale = (width - labelWidth - valueWidth) / longest;
  const rowHeight = others.length * barHeight + rowGap;
  const height = headHeight + rows.length * rowHeight + footHeight;
  const one = labelWidth + scale;
  const bars = rows.flatMap(({ title, shares }, row) => {
    const top = headHeight + row * rowHeight;
    const middle = top + (others.length * barHeight) / 2;
    return [
      text(labelWidth - 10, middle + 4, title, `class="${row === 0 ? "strong" : "text"}" text-anchor="end"`),
      ...shares.flatMap((share, index) => [
        `<rect x="${labelWidth}" y="${top + index * barHeight + 1}" width="${round(Math.max(0, share) * scale)}" height="${barHeight - 2}" rx="2" class="c${index}"/>`,
        text(labelWidth + Math.max(0, share) * scale + 5, top + (index + 1) * barHeight - 3, share.toFixed(2), 'class="value"'),
      ]),
    ];
  });
  const legend = others.map((name, index) => {
    const left = margin + index * legendWidth;
    return `<rect x="${left}" y="34" width="11" height="11" rx="2" class="c${index}"/>${text(left + 17, 44, name, 'class="text"')}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(
      `Requests per second as a share of ${base}: ${others.map((name, index) => `${name} ${rows[0]?.shares[index]?.toFixed(2) ?? ""}`).join(", ")}`,
    )}">`,
    `<style>${styles}</style>`,
    text(
      margin,
      20,
      `Requests per second at ${most} connections; 1 is ${base === "by hand" ? "a server with one hand-written SQL statement per request" : base}`,
      'class="strong"',
    ),
    ...legend,
    `<line x1="${round(one)}" x2="${round(one)}" y1="${headHeight - 8}" y2="${height - footHeight + 4}" class="one"/>`,
    ...bars,
    text(
      margin,
      height - 10,
      `${machine.date.slice(0, 10)}, commit ${machine.commit}, ${machine.cores} cores for servers, database and load; medians of shares within a round`,
      'class="value"',
    ),
    "</svg>",
    "",
  ].join("\n");
}

const width = 900;
const margin = 16;
const labelWidth = 390;
const valueWidth = 40;
const legendWidth = 130;
const barHeight = 12;
const rowGap = 10;
const headHeight = 70;
const footHeight = 36;

/** Colours that are told apart on white and on black, and without seeing colours. */
const styles = [
  "text { font: 12px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328 }",
  ".strong { font-weight: 600 }",
  ".value { font-size: 10px; fill: #59636e }",
  ".c0 { fill: #0969da } .c1 { fill: #bf8700 } .c2 { fill: #8c959f } .c3 { fill: #8250df } .c4 { fill: #1a7f37 }",
  ".one { stroke: #59636e; stroke-dasharray: 3 3 }",
  "@media (prefers-color-scheme: dark) {",
  "text { fill: #e6edf3 } .value { fill: #9198a1 } .one { stroke: #9198a1 }",
  ".c0 { fill: #4493f8 } .c1 { fill: #d29922 } .c2 { fill: #6e7681 } .c3 { fill: #ab7df8 } .c4 { fill: #3fb950 }",
  "}",
].join("\n");

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${round(x)}" y="${round(y)}" ${attributes}>${escape(content)}</text>`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escape(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
