/** What stands for a tab in a terminal: its own stops would move the underline. */
const TAB = '    ';

/** Text of a file that may be shown: nothing in it steers the terminal or turns the direction of writing. */
export function shown(text: string): string {
  return text.replaceAll('\t', TAB).replaceAll(steering, '\ufffd');
}

/** The same for text of several lines. */
export function shownLines(text: string): string {
  return text.split(/\r?\n/).map(shown).join('\n');
}

/** Cells that `shown` text takes. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return cells;
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const steering = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu;
const combining = /^[\p{Mn}\p{Me}\u{200b}-\u{200d}]$/u;
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;
