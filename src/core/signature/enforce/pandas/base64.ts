import { message } from '../../../base/message.ts';
import { kindName } from '../pythonValue.ts';
import { Refusal } from '../refusal.ts';
import type { PyBytes, Value } from '../value.ts';

/**
 * `base64.decodebytes(bytes(value, "utf8"))` of Python 3.11: characters of no meaning are skipped, what comes after the padding is not read, but
 * the padding must be complete.
 */
export function decodeBase64(value: Value): PyBytes {
  if (value.kind !== 'string') throw new Refusal(message('columnBase64Text', { kind: kindName(value) }), value.span);
  if (!value.value.isWellFormed()) throw new Refusal(message('frameSurrogate'), value.span);
  const digits = digitsOf(value.value);
  const rest = digits.count % 4;
  if (rest === 1 && !digits.isPadded)
    throw new Refusal(message('columnBase64Digits', { count: digits.count }), value.span);
  if (rest !== 0 && !digits.isPadded) throw new Refusal(message('columnBase64Padding'), value.span);
  return { kind: 'bytes', length: Math.floor((digits.count * 3) / 4), span: value.span };
}

interface Digits {
  readonly count: number;
  /** Whether enough `=` follow. */
  readonly isPadded: boolean;
}

function digitsOf(text: string): Digits {
  let count = 0;
  let pads = 0;
  for (const character of text) {
    if (character === '=') {
      const place = count % 4;
      if (place >= 2 && place + ++pads >= 4) return { count, isPadded: true };
    } else if (isDigit.test(character)) {
      count += 1;
      pads = 0;
    }
  }
  return { count, isPadded: false };
}

const isDigit = /^[A-Za-z0-9+/]$/;
