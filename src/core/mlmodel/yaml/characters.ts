// Characters by their codes, as PyYAML 6.0.3 classes them. The text that is scanned ends with NUL, which cannot stand inside of it.

export const END = 0;
export const TAB = 0x09;
export const SPACE = 0x20;
export const BYTE_ORDER_MARK = 0xfeff;

/** `\n`, `\r`, NEL, LS and PS. */
export function isBreak(code: number): boolean {
  if (code > 0x7f) return code === 0x85 || code === 0x2028 || code === 0x2029;
  return code === 0x0a || code === 0x0d;
}

export function isBreakOrEnd(code: number): boolean {
  return code === END || isBreak(code);
}

export function isSpaceBreakOrEnd(code: number): boolean {
  return code === SPACE || code === END || isBreak(code);
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function isBlankBreakOrEnd(code: number): boolean {
  if (code > SPACE) return code > 0x7f && isBreak(code);
  return code === SPACE || code === 0x0a || code === TAB || code === 0x0d || code === END;
}

/** LS and PS stay what they are when lines are folded; every other break is a `\n`. */
export function isKeptBreak(code: number): boolean {
  return code === 0x2028 || code === 0x2029;
}

/** Letters and digits of ASCII, `-` and `_`: what names of anchors, tag handles and directives are made of. */
export function isNameCharacter(code: number): boolean {
  return (
    isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x2d || code === 0x5f
  );
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

const unusual = /[^\t\n\r\x20-\x7e]/;
const forbidden = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The first character that PyYAML's reader does not take, lone surrogates among them; -1 when there is none. */
export function forbiddenAt(text: string): number {
  const first = text.search(unusual);
  if (first < 0) return -1;
  forbidden.lastIndex = first;
  return forbidden.exec(text)?.index ?? -1;
}

/** Whether columns and UTF-16 units differ somewhere: PyYAML counts code points, and a byte order mark has no width. */
export function hasUncounted(text: string): boolean {
  return /[\ud800-\udbff\ufeff]/.test(text);
}
