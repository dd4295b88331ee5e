const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const sextets: ReadonlyMap<number, number> = new Map(
  Array.from(alphabet, (character, value) => [character.charCodeAt(0), value]),
);

/**
 * Python's `base64.decodebytes`: characters of another alphabet are passed over, what follows the padding is not read.
 * Undefined when it raises, or when the text is not ASCII.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let inQuad = 0;
  let pads = 0;
  let rest = 0;
  let isPadded = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return undefined;
    const sextet = sextets.get(code);
    if (isPadded) continue;
    if (code === 0x3d && inQuad >= 2) {
      pads += 1;
      isPadded = inQuad + pads >= 4;
    } else if (sextet !== undefined) {
      pads = 0;
      rest = ((rest << 6) | sextet) & 0x3fff;
      if (inQuad > 0) {
        bytes[length] = (rest >> (6 - inQuad * 2)) & 0xff;
        length += 1;
      }
      inQuad = (inQuad + 1) % 4;
    }
  }
  return inQuad === 0 || isPadded ? bytes.slice(0, length) : undefined;
}
