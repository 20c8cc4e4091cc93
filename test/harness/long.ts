/** `RELATA_LONG_TESTS=true npx vitest run`: the same tests with all that there is to try, for minutes instead of seconds. */
export const isLong: boolean = process.env["RELATA_LONG_TESTS"] === "true";

/** A sequence of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
