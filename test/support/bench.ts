/** A value that is better the smaller it is; `goal` is the largest that is good enough. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
}

/** Hands a measurement to `npm run bench`, which prints it. */
export function report({ name, value, unit, goal }: Measurement): void {
  console.log(JSON.stringify({ name, value: Number(value.toPrecision(4)), unit, goal, ok: value <= goal }));
}

export interface Timing {
  /** In milliseconds. */
  readonly goal: number;
  /** How often it is measured, after one run that does not count; the median is taken. */
  readonly times?: number;
}

/** Measures how long an action takes, in milliseconds. */
export async function time(name: string, { goal, times = 5 }: Timing, action: () => unknown): Promise<void> {
  await action();
  const samples: number[] = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await action();
    samples.push(performance.now() - began);
  }
  report({ name, value: median(samples), unit: 'ms', goal });
}

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
