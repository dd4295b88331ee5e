/** As Python's `json.dumps` writes it: its blanks, and nothing but ASCII. Numbers and escapes stay as they are. */
export function compactJson(json: string): string {
  return written(asciiJson(json), false);
}

/** A line for each column or parameter. What cannot be seen, or what YAML takes for something else, is escaped; other letters stay. */
export function prettyJson(json: string): string {
  return written(visible(json), true);
}

/** The same JSON in printable ASCII, as `json.dumps` escapes it: YAML lets many other characters stand for breaks, or for nothing at all. */
export function asciiJson(json: string): string {
  return json.replace(/[^\t\n\r\x20-\x7e]/g, escaped);
}

function visible(text: string): string {
  if (!/[^ -~]/.test(text)) return text;
  return text.replace(/(?![\t\n\r ])[\p{C}\p{Zl}\p{Zp}\p{Zs}]/gu, (character) => character.replace(/[^]/g, escaped));
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const token = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

function written(json: string, isPretty: boolean): string {
  const pieces: string[] = [];
  let depth = 0;
  let last = '';
  for (const [text] of json.matchAll(token)) {
    const isOutermost = isPretty && depth === 1;
    const isEmpty = isOpening(last) && isClosing(text);
    if (isClosing(text)) depth--;
    if (isOutermost && !isEmpty && (isOpening(last) || last === ',')) pieces.push('\n  ');
    else if (isOutermost && !isEmpty && isClosing(text)) pieces.push('\n');
    else if (last === ',' || last === ':') pieces.push(' ');
    pieces.push(text);
    if (isOpening(text)) depth++;
    last = text;
  }
  return pieces.join('');
}

function isOpening(text: string): boolean {
  return text === '[' || text === '{';
}

function isClosing(text: string): boolean {
  return text === ']' || text === '}';
}
