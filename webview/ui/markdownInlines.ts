/** What a line of Markdown is made of. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly inlines: readonly Inline[] }
  | { readonly kind: 'break' };

/** Emphasis within emphasis within a link; what is deeper stays text. */
const deepest = 6;
/** Of one paragraph. */
const longest = 20_000;
/** Places at which an emphasis might end that are looked at. */
const mostTries = 20;

/** Reads bold, italic, code and links; all else, HTML too, is text. Anybody may have written it: the cost is that of its length. */
export function readInlines(text: string): readonly Inline[] {
  const bounded = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return merged(readAt(bounded, 0));
}

interface Found {
  readonly inline: Inline;
  readonly end: number;
}

type Reader = (text: string, at: number, depth: number, missing: Set<string>) => Found | undefined;

function readAt(text: string, depth: number): Inline[] {
  const found: Inline[] = [];
  /** Marks that do not come any more. */
  const missing = new Set<string>();
  let plain = 0;
  let at = 0;
  while (at < text.length) {
    const next = readers[text[at] ?? '']?.(text, at, depth, missing);
    if (!next) {
      at++;
      continue;
    }
    if (at > plain) found.push({ kind: 'text', text: text.slice(plain, at) });
    found.push(next.inline);
    at = plain = next.end;
  }
  if (plain < text.length) found.push({ kind: 'text', text: text.slice(plain) });
  return found;
}

const readers: Readonly<Record<string, Reader>> = {
  '\\': escape,
  '\n': (_, at) => ({ inline: { kind: 'break' }, end: at + 1 }),
  '`': code,
  '*': emphasis,
  _: emphasis,
  '[': link,
  '!': image,
  '<': autoLink,
  h: bareLink,
};

function escape(text: string, at: number): Found | undefined {
  const next = text[at + 1] ?? '';
  return /[!-/:-@[-`{-~]/.test(next) ? { inline: { kind: 'text', text: next }, end: at + 2 } : undefined;
}

function code(text: string, at: number, _depth: number, missing: Set<string>): Found | undefined {
  let end = at;
  while (text[end] === '`') end++;
  const mark = text.slice(at, end);
  const closing = missing.has(mark) ? -1 : text.indexOf(mark, end);
  if (closing < 0) {
    missing.add(mark);
    return { inline: { kind: 'text', text: mark }, end };
  }
  const held = text.slice(end, closing);
  const isPadded = held.startsWith(' ') && held.endsWith(' ') && held.trim() !== '';
  const inner = isPadded ? held.slice(1, -1) : held;
  return { inline: { kind: 'code', text: inner }, end: closing + mark.length };
}

function emphasis(text: string, at: number, depth: number, missing: Set<string>): Found | undefined {
  const sign = text[at] ?? '';
  const mark = text[at + 1] === sign ? sign + sign : sign;
  const start = at + mark.length;
  const isWithinWord = sign === '_' && isWord(text[at - 1]);
  if (depth >= deepest || missing.has(mark) || isWithinWord || isBlank(text[start])) return passed(text, at, sign);
  const end = closingOf(text, start, mark, missing);
  if (end === undefined) return passed(text, at, sign);
  const inlines = readAt(text.slice(start, end), depth + 1);
  return { inline: { kind: mark.length === 2 ? 'bold' : 'italic', inlines }, end: end + mark.length };
}

function closingOf(text: string, start: number, mark: string, missing: Set<string>): number | undefined {
  let at = text.indexOf(mark, start);
  if (at < 0) missing.add(mark);
  for (let tries = 0; at >= 0 && tries < mostTries; tries++) {
    const isEnd = at > start && !isBlank(text[at - 1]) && !(mark[0] === '_' && isWord(text[at + mark.length]));
    const isOther = mark.length === 1 && (text[at + 1] === mark || text[at - 1] === mark);
    if (isEnd && !isOther) return at;
    at = text.indexOf(mark, at + (isOther && text[at + 1] === mark ? 2 : 1));
  }
  return undefined;
}

/** A run of signs that begins nothing is passed over as a whole. */
function passed(text: string, at: number, sign: string): Found {
  let end = at;
  while (text[end] === sign) end++;
  return { inline: { kind: 'text', text: text.slice(at, end) }, end };
}

const linkShape = /!?\[([^[\]]{0,500})\]\(\s{0,9}<?([^\s()<>]{1,2000})>?(?:\s{1,9}"[^"]{0,500}")?\s{0,9}\)/y;

function link(text: string, at: number, depth: number): Found | undefined {
  linkShape.lastIndex = at;
  const [whole, label = '', address = ''] = linkShape.exec(text) ?? [];
  if (whole === undefined || depth >= deepest) return undefined;
  const inlines = readAt(label === '' ? address : label, deepest - 1);
  return { inline: { kind: 'link', address, inlines }, end: at + whole.length };
}

/** No picture is loaded: what it shows is said in words. */
function image(text: string, at: number): Found | undefined {
  if (text[at + 1] !== '[') return undefined;
  linkShape.lastIndex = at;
  const [whole, label = ''] = linkShape.exec(text) ?? [];
  return whole === undefined ? undefined : { inline: { kind: 'text', text: label }, end: at + whole.length };
}

const autoShape = /<(https?:\/\/[^\s<>]{1,2000})>/iy;
const bareShape = /https?:\/\/[^\s<>()"'`\]*]{1,2000}/iy;

function autoLink(text: string, at: number): Found | undefined {
  autoShape.lastIndex = at;
  const [whole, address = ''] = autoShape.exec(text) ?? [];
  return whole === undefined ? undefined : { inline: linkOf(address), end: at + whole.length };
}

function bareLink(text: string, at: number): Found | undefined {
  if (isWord(text[at - 1])) return undefined;
  bareShape.lastIndex = at;
  const [whole] = bareShape.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const address = whole.replace(/[.,;:!?]{1,9}$/, '');
  return { inline: linkOf(address), end: at + address.length };
}

function linkOf(address: string): Inline {
  return { kind: 'link', address, inlines: [{ kind: 'text', text: address }] };
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || /\s/.test(character);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}

/** Neighbouring texts as one. */
function merged(inlines: readonly Inline[]): readonly Inline[] {
  const all: Inline[] = [];
  for (const inline of inlines) {
    const last = all.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text')
      all[all.length - 1] = { kind: 'text', text: last.text + inline.text };
    else all.push('inlines' in inline ? { ...inline, inlines: merged(inline.inlines) } : inline);
  }
  return all;
}
