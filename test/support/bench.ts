/** A value that is better the smaller it is. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'ratio' | 'KB' | 'MB' | 'requests';
  /** The largest value that is good enough; none for a figure that only goes along with another one. */
  readonly goal?: number;
}

/** Hands a measurement to `npm run bench`, which prints it. */
export function report({ name, value, unit, goal }: Measurement): void {
  const ok = goal === undefined || value <= goal;
  console.log(JSON.stringify({ name, value: Number(value.toPrecision(4)), unit, goal: goal ?? null, ok }));
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How long an action takes, in milliseconds. */
export async function elapsed(action: () => unknown): Promise<number> {
  const began = performance.now();
  await action();
  return performance.now() - began;
}

/** Medians in milliseconds, and the median of what each pair's first is to its second: a load that comes and goes hits both. */
export interface Comparison {
  readonly first: number;
  readonly second: number;
  readonly ratio: number;
}

/** Measures two things in turn, a b a b, after one round that does not count. Each answers its own milliseconds. */
export async function compare(
  pairs: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<Comparison> {
  const samples: { first: number; second: number }[] = [];
  for (let i = 0; i <= pairs; i++) samples.push({ first: await first(), second: await second() });
  samples.shift();
  return {
    first: median(samples.map((pair) => pair.first)),
    second: median(samples.map((pair) => pair.second)),
    ratio: median(samples.map((pair) => pair.first / pair.second)),
  };
}
