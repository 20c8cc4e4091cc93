/** Long work in turns: there is one event loop for everybody, and whoever computes for long keeps the others waiting. */
import type { Steps } from "./steps.ts";

/**
 * How long one may compute between two turns of the event loop, in milliseconds. A step that was begun is finished, and a
 * collection of garbage may come on top: together, they are to hold nobody up for 50.
 */
const longestTurn = 10;

/** When somebody first looked at the clock in this turn of the event loop; null where nobody has yet. */
const turn: { start: number | null } = { start: null };

/** Those that wait for a turn, in the order in which they get one each. */
const waiting: (() => void)[] = [];

/** Awaited between two steps of long work: lets others have their turn when this one has lasted for too long. */
export async function giveWay(): Promise<void> {
  if (!isTurnOver()) return;
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(beginTurn);
  });
}

/** Whether others are to have their turn. */
export function isTurnOver(): boolean {
  if (turn.start !== null) return performance.now() - turn.start > longestTurn;
  turn.start = performance.now();
  setImmediate(forgetTurn);
  return false;
}

function forgetTurn(): void {
  turn.start = null;
}

/** Whoever has waited may compute for as long as anybody, whatever was done in this turn before. */
function beginTurn(): void {
  turn.start = performance.now();
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(beginTurn);
}

/** So many steps are taken before anybody looks at the clock. */
const stride = 64;

/** `list.forEach(step)` that gives way. */
export async function eachInTurns<Element>(list: readonly Element[], step: (one: Element, index: number) => void): Promise<void> {
  for (let start = 0; start < list.length; start += stride) {
    if (start > 0) await giveWay();
    // An iterator would make something of each element.
    const some = list.length <= stride ? list : list.slice(start, start + stride);
    some.forEach((one, index) => step(one, start + index));
  }
}

/** `list.map(step)` that gives way. */
export async function mapInTurns<From, To>(list: readonly From[], step: (one: From, index: number) => To): Promise<readonly To[]> {
  if (list.length <= stride) return list.map((one, index) => step(one, index));
  const made: To[] = [];
  await eachInTurns(list, (one, index) => made.push(step(one, index)));
  return made;
}

/** The same list, which gives way while its elements are taken one after the other. */
export async function* takeInTurns<Element>(list: readonly Element[]): AsyncGenerator<Element> {
  for (const [index, one] of list.entries()) {
    if (index % stride === stride - 1) await giveWay();
    yield one;
  }
}

/** Finishes work that says where others may have their turn. */
export async function finishInTurns<Result>(steps: Steps<Result>): Promise<Result> {
  let step = steps.next();
  while (step.done !== true) {
    await giveWay();
    step = steps.next();
  }
  return step.value;
}
