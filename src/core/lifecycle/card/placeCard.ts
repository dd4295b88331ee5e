/** Between these lines the text is ours; all else is a person's, and stays. */
export const beginMark = '<!-- mlflow-workbench:begin -->';
export const endMark = '<!-- mlflow-workbench:end -->';

/**
 * Puts a card into a text that may hold an older one: what stands between the marks is replaced, what stands around them stays as it is.
 * Where there are none, the card comes behind the text, and `questions`, the sections that only a person can write, behind the card.
 */
export function placeCard(existing: string, card: string, questions: readonly Question[]): string {
  const block = `${beginMark}\n${card.trim()}\n${endMark}`;
  const place = placeOf(existing);
  if (place) return `${existing.slice(0, place.start)}${block}${existing.slice(place.end)}`;
  const own = existing.trim();
  const open = questions.filter(({ head }) => !hasHead(own, head)).map(({ head, text }) => `## ${head}\n\n${text}`);
  return `${[...(own === '' ? [] : [own]), block, ...open].join('\n\n')}\n`;
}

export interface Question {
  readonly head: string;
  readonly text: string;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Marks count only as lines of their own. Where the end is missing, only the begin is replaced: what follows may be a person's. */
function placeOf(text: string): Place | undefined {
  const start = lineStart(text, beginMark, 0);
  if (start < 0) return undefined;
  const end = lineStart(text, endMark, start + beginMark.length);
  return { start, end: end < 0 ? start + beginMark.length : end + endMark.length };
}

function lineStart(text: string, line: string, from: number): number {
  for (let at = text.indexOf(line, from); at >= 0; at = text.indexOf(line, at + 1)) {
    const before = at === 0 ? '\n' : text[at - 1]; // some editors put a byte order mark first
    const after = text[at + line.length] ?? '\n';
    if ((before === '\n' || before === '\ufeff') && (after === '\n' || after === '\r')) return at;
  }
  return -1;
}

function hasHead(text: string, head: string): boolean {
  return text.split(/\r?\n/).some((line) => /^#{1,6}\s/.test(line) && line.replace(/^#+\s+/, '').trim() === head);
}
