/** The field that finds collections, and fields of them. */
import type { Picture } from "../picture/picture.ts";
import { byId, element } from "./dom.ts";

interface Match {
  readonly collection: string;
  readonly field: string | null;
  /** Less is better. */
  readonly rank: number;
}

const mostMatches = 12;

export function bindSearch(picture: () => Picture | null, onChoose: (collection: string, field: string | null) => void): void {
  const input = byId("search", HTMLInputElement);
  const list = byId("matches", HTMLUListElement);
  let matches: readonly Match[] = [];
  let chosen = 0;
  const show = (): void => {
    list.hidden = matches.length === 0;
    list.replaceChildren(...matches.map((match, index) => element("li", {}, printMatch(match, index === chosen))));
    list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  };
  const close = (): void => {
    matches = [];
    show();
  };
  const choose = (match: Match | undefined): void => {
    if (match === undefined) return;
    input.value = "";
    close();
    input.blur();
    onChoose(match.collection, match.field);
  };
  input.addEventListener("input", () => {
    matches = findMatches(picture(), input.value.trim().toLowerCase());
    chosen = 0;
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") choose(matches[chosen]);
    else if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : matches.length - 1)) % Math.max(1, matches.length);
      show();
    }
  });
  input.addEventListener("blur", close);
  // Before the field loses the focus, and the list goes.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const item = event.target instanceof Element ? event.target.closest("li") : null;
    if (item !== null) choose(matches[[...list.children].indexOf(item)]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    input.focus();
  });
}

function findMatches(picture: Picture | null, text: string): readonly Match[] {
  if (picture === null || text === "") return [];
  const found = picture.collections.flatMap(({ name, fields, isSystem }): readonly Match[] => {
    const late = isSystem ? 4 : 0;
    const own = rankOf(name, text);
    const inner = fields.map((field) => ({ collection: name, field: field.name, rank: rankOf(field.name, text) + 2 + late }));
    return [{ collection: name, field: null, rank: own + late }, ...inner];
  });
  return found
    .filter(({ rank }) => Number.isFinite(rank))
    .toSorted((left, right) => left.rank - right.rank)
    .slice(0, mostMatches);
}

function rankOf(name: string, text: string): number {
  const position = name.toLowerCase().indexOf(text);
  if (position === -1) return Infinity;
  return name.length === text.length ? 0 : position === 0 ? 1 : 1.5;
}

function printMatch({ collection, field }: Match, isChosen: boolean): HTMLElement {
  const href = `#${encodeURIComponent(collection)}`;
  const current: Readonly<Record<string, string>> = isChosen ? { "aria-current": "true" } : {};
  return element("a", { href, tabindex: "-1", ...current }, collection, ...(field === null ? [] : [element("span", {}, `.${field}`)]));
}
