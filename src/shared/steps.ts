/** Work that says, by `yield`, where others may have their turn; what it makes is returned at last. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

export function finishAtOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
