/** The middle value; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN;
}

/** The value that a share of them does not exceed. */
export function rank(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
}

/** `median (min–max)` in whole milliseconds. */
export function summary(values: readonly number[]): string {
  return `${Math.round(median(values))} (${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))})`;
}

export interface Limit {
  readonly name: string;
  readonly ratio: number;
  readonly limit: number;
  readonly aim?: number;
}

/** Prints one line per limit and sets a failing exit code where one is passed. */
export function judge(limits: readonly Limit[]): void {
  for (const { name, ratio, limit, aim } of limits) {
    const verdict = ratio <= (aim ?? limit) ? 'within the aim' : ratio <= limit ? 'within the limit' : 'TOO SLOW';
    console.log(`${name}: ${ratio.toFixed(2)}x (limit ${limit}${aim ? `, aim ${aim}` : ''}) ${verdict}`);
    if (ratio > limit) process.exitCode = 1;
  }
}
