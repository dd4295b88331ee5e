import type { NumpyType } from '../spec.ts';

/** `datetime64[ns]`, `M8[s]`, `timedelta64[2h]`, …; undefined: the text is of no such kind. */
export function datetimeType(text: string): NumpyType | 'invalid' | undefined {
  const prefix = /^(?:(M8|datetime64)|m8|timedelta64)/.exec(text);
  if (!prefix) return undefined;
  const unit = readUnit(text.slice(prefix[0].length));
  if (unit === undefined) return 'invalid';
  const isDatetime = prefix[1] !== undefined;
  const name = `${isDatetime ? 'datetime64' : 'timedelta64'}${unit === '' ? '' : `[${unit}]`}`;
  return { name, kind: isDatetime ? 'M' : 'm', size: 8, ...(unit !== '' && { unit }) };
}

/** From the years to the attoseconds, as numpy counts them. */
const units = ['Y', 'M', 'W', 'D', 'h', 'm', 's', 'ms', 'us', 'ns', 'ps', 'fs', 'as'];

/** Normalised, `''` for none; undefined where numpy refuses it. */
function readUnit(text: string): string | undefined {
  if (text === '') return '';
  const match = /^\[([ \t\n\v\f\r]*[+-]?\d+)?([^\d\]/+-][^\]/]*)(?:\/([ \t\n\v\f\r]*[+-]?\d+))?\]$/.exec(text);
  if (!match) return undefined;
  const [, number = '1', written = '', divisor = '1'] = match;
  const num = Number(number);
  if (num < 0 || num > 2 ** 31 - 1) return undefined;
  const unit = written === 'μs' ? 'us' : written;
  // C's conversion to a 32-bit int, after strtol has cut at 64 bits.
  const den = Number(BigInt.asIntN(32, clampLong(BigInt(divisor.trim().replace('+', '')))));
  if (unit === 'generic') return den === 1 ? '' : undefined;
  const index = units.indexOf(unit);
  if (index < 0) return undefined;
  if (den === 1) return spell(num, unit);
  if (den === 0) return undefined;
  const found = finer(index).find(([parts]) => parts % den === 0);
  return found && spell(Math.imul(num, Math.trunc(found[0] / den)), found[1]);
}

function spell(num: number, unit: string): string {
  return num === 1 ? unit : `${num}${unit}`;
}

function clampLong(value: bigint): bigint {
  const limit = 2n ** 63n;
  return value >= limit ? limit - 1n : value < -limit ? -limit : value;
}

/** How many of a finer unit make one: what numpy tries to divide. */
function finer(index: number): readonly (readonly [parts: number, unit: string])[] {
  const coarse = coarseUnits[index];
  if (coarse) return coarse;
  return [1000, 1_000_000].flatMap((parts, step) => {
    const unit = units[index + 1 + step];
    return unit === undefined ? [] : [[parts, unit] as const];
  });
}

const coarseUnits: readonly (readonly (readonly [parts: number, unit: string])[])[] = [
  [
    [12, 'M'],
    [52, 'W'],
    [365, 'D'],
  ],
  [
    [4, 'W'],
    [30, 'D'],
    [720, 'h'],
  ],
  [
    [7, 'D'],
    [168, 'h'],
    [10_080, 'm'],
    [0, 'Y'], // numpy reads past the end of its table here, where there are zeros
  ],
  [
    [24, 'h'],
    [1440, 'm'],
    [86_400, 's'],
  ],
  [
    [60, 'm'],
    [3600, 's'],
  ],
  [
    [60, 's'],
    [60_000, 'ms'],
  ],
];
