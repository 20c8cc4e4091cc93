import { setImmediate as nextTurn } from "node:timers/promises";

/** What is computed at one go may keep everybody else waiting for so long, in milliseconds. */
const longestTurn = 25;

/** Awaited between two steps of long work: lets others have their turn when this one has lasted for too long. */
export type Turns = () => Promise<void>;

export function createTurns(): Turns {
  let start = performance.now();
  return async () => {
    if (performance.now() - start < longestTurn) return;
    await nextTurn();
    start = performance.now();
  };
}

/** So many steps are taken before anybody looks at the clock. */
const stride = 64;

/** `list.forEach(step)`, with turns for others in between. */
export async function eachInTurns<Element>(
  list: readonly Element[],
  turns: Turns,
  step: (one: Element, index: number) => void,
): Promise<void> {
  for (const [index, one] of list.entries()) {
    if (index % stride === stride - 1) await turns();
    step(one, index);
  }
}

/** `list.map(step)`, with turns for others in between. */
export async function mapInTurns<From, To>(
  list: readonly From[],
  turns: Turns,
  step: (one: From, index: number) => To,
): Promise<readonly To[]> {
  const made: To[] = [];
  await eachInTurns(list, turns, (one, index) => made.push(step(one, index)));
  return made;
}

/** The same list for whoever takes one element after the other, with turns for others in between. */
export async function* takeInTurns<Element>(list: readonly Element[]): AsyncGenerator<Element> {
  const turns = createTurns();
  for (const [index, one] of list.entries()) {
    if (index % stride === stride - 1) await turns();
    yield one;
  }
}
