/**
 * The text of JSON that is given as bytes, decoded as Python's `json.loads` does (MLflow 3.17.2 hands it what `!!binary` makes): UTF-16 and
 * UTF-32 are known by their byte order mark or their zeros, everything else is UTF-8. Undefined where that is an error.
 */
export function jsonTextOf(bytes: Uint8Array): string | undefined {
  const { width, isLittle, start } = encodingOf(bytes);
  if (width === 1) return utf8(bytes.subarray(start));
  if ((bytes.length - start) % width !== 0) return undefined;
  const units: number[] = [];
  for (let index = start; index < bytes.length; index += width) {
    const unit = Array.from(bytes.subarray(index, index + width));
    units.push((isLittle ? unit.toReversed() : unit).reduce((sum, byte) => sum * 256 + byte, 0));
  }
  if (units.some((unit) => unit > 0x10ffff)) return undefined;
  return units.map((unit) => (width === 2 ? String.fromCharCode(unit) : String.fromCodePoint(unit))).join('');
}

interface Encoding {
  readonly width: 1 | 2 | 4;
  readonly isLittle: boolean;
  /** Behind the byte order mark. */
  readonly start: number;
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [a = -1, b = -1, c = -1, d = -1] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? wide(4, true, 4) : wide(2, true, 2);
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return wide(4, false, 4);
  if (a === 0xfe && b === 0xff) return wide(2, false, 2);
  if (a === 0xef && b === 0xbb && c === 0xbf) return wide(1, false, 3);
  if (a === 0 && bytes.length >= 4) return b === 0 ? wide(4, false, 0) : wide(2, false, 0);
  if (b === 0 && bytes.length >= 4) return c === 0 && d === 0 ? wide(4, true, 0) : wide(2, true, 0);
  if (bytes.length === 2 && (a === 0 || b === 0)) return wide(2, b === 0, 0);
  return wide(1, false, 0);
}

function wide(width: Encoding['width'], isLittle: boolean, start: number): Encoding {
  return { width, isLittle, start };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return undefined;
  }
}
