export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

export function geometricMean(numbers: readonly number[]): number {
  return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
}

/** The smallest of sorted numbers that so great a part of them does not exceed. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

/** Whether the latest two of these rates are no gain on those before them. */
export function isLevel(rates: readonly number[]): boolean {
  const before = rates.slice(0, -2);
  return before.length > 0 && Math.max(...rates.slice(-2)) <= Math.max(...before) * (1 + smallGain);
}

/** Less than measurements differ by chance. */
const smallGain = 0.03;
