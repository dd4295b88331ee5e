import { parsePythonFloat, parsePythonInt } from '../../numpy/pythonNumber.ts';
import { NoDate } from './dateParts.ts';

/** A number with exact decimals, as far as clocks need them. */
export interface DecimalNumber {
  readonly approximate: number;
  readonly whole: number;
  readonly hasFraction: boolean;
  /** The fraction in sixtieths, cut. */
  readonly sixtieths: number;
}

/** `Decimal(text)`; beyond 28 digits Python cannot take the rest of a division any more. */
export function toDecimal(text: string): DecimalNumber {
  const approximate = parsePythonFloat(text);
  const [integer = '', fraction = ''] = text.split('.');
  const whole = integer === '' ? 0n : parsePythonInt(integer);
  const part = fraction === '' ? 0n : parsePythonInt(fraction);
  if (approximate === undefined || whole === undefined || part === undefined) throw new NoDate();
  const scale = 10n ** BigInt(fraction.length);
  return { approximate, whole: Number(whole), hasFraction: part !== 0n, sixtieths: Number((part * 60n) / scale) };
}
