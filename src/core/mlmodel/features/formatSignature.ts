import { message, type Message } from '../../base/message.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import { compactJson, prettyJson } from './jsonLayout.ts';
import { lineEnd, lineStart } from '../lineBounds.ts';
import { isRewritten } from './rewritten.ts';
import type { TextEdit } from '../rule.ts';
import { resolved } from '../yaml/node.ts';

/** Where PyYAML breaks lines when MLflow writes the file. */
const width = 80;

/** Another way of writing the JSON of a part. */
export interface Format {
  readonly title: Message;
  edit(): TextEdit;
}

/** How the part at an offset can be written otherwise; nothing where it cannot be read, or where YAML leaves no room for it. */
export function formatsAt(document: MlmodelDocument, offset: number): readonly Format[] {
  const part = document.parts.find(
    ({ entry, scalar }) => entry.key.span.start <= offset && offset <= Math.max(entry.key.span.end, scalar.span.end),
  );
  if (!part || !isReadable(part)) return [];
  const known = made.get(part);
  if (known) return known;
  const found = formatsOf(document, part);
  made.set(part, found);
  return found;
}

/** The offer is made wherever the cursor goes, and a signature can be long. */
const made = new WeakMap<SignaturePart, readonly Format[]>();

function isReadable({ problems, scalar, entry }: SignaturePart): boolean {
  return problems.every(({ code }) => code !== 'signature-json') && entry.valueNode === scalar;
}

function formatsOf(document: MlmodelDocument, part: SignaturePart): readonly Format[] {
  const place = placeOf(document, part);
  if (!place) return [];
  const { name, scalar, json } = part;
  const formats: Format[] = [];
  const offer = (title: Message, text: string, edit: TextEdit): void => {
    if (isRewritten(document, part, edit, text)) formats.push({ title, edit: () => edit });
  };
  if (scalar.style !== 'literal' && !isFlow(document)) {
    const pretty = prettyJson(json);
    offer(message('featurePretty', { part: name }), pretty, inBlock(place, pretty));
  }
  if (scalar.style !== 'single') {
    const compact = compactJson(json);
    offer(message('featureCompact', { part: name }), compact, inQuotes(place, compact));
  }
  return formats;
}

/** Where a part is written. */
interface Place {
  /** The start of the line of its key. */
  readonly start: number;
  readonly indent: string;
  /** From the key to the scalar. */
  readonly head: string;
  readonly scalarStart: number;
  /** Behind the scalar, and behind a comment after it. */
  readonly end: number;
  /** The comment of the scalar, with its `#`; empty when there is none. */
  readonly comment: string;
}

/** Undefined behind other text of its line, as in `{inputs: …}`, and before other text. */
function placeOf({ text }: MlmodelDocument, { entry, scalar }: SignaturePart): Place | undefined {
  const start = lineStart(text, entry.key.span.start);
  const indent = text.slice(start, entry.key.span.start);
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded';
  const end = lineEnd(text, scalar.span.end);
  const behind = text.slice(scalar.span.end, end);
  const header = isBlock ? text.slice(scalar.span.start, lineEnd(text, scalar.span.start)) : behind;
  const comment = /[ \t](#.*)$/.exec(header)?.[1] ?? '';
  if (/\S/.test(indent) || (/\S/.test(behind) && (isBlock || !behind.trimStart().startsWith('#')))) return undefined;
  const head = text.slice(entry.key.span.start, scalar.span.start);
  return {
    start,
    indent,
    head,
    scalarStart: scalar.span.start,
    end: comment !== '' && !isBlock ? end : scalar.span.end,
    comment: comment.trimEnd(),
  };
}

/** Inside `{…}` there are no block scalars. */
function isFlow({ root, top }: MlmodelDocument): boolean {
  const signature = top.get('signature')?.value;
  const held = signature && resolved(signature);
  return root?.isFlow === true || (held?.kind === 'mapping' && held.isFlow);
}

/** A literal block without a break at its end. A comment stands in its header: behind its text it would be text. */
function inBlock({ indent, scalarStart, end, comment }: Place, json: string): TextEdit {
  const lines = json.split('\n').map((line) => `\n${indent}  ${line}`);
  const header = comment === '' ? '|-' : `|- ${comment}`;
  return { at: { start: scalarStart, end }, text: header + lines.join('') };
}

/** A comment of the header goes behind the quotes, or above the key where they end in another line: it belongs to that of the key. */
function inQuotes({ start, indent, head, scalarStart, end, comment }: Place, json: string): TextEdit {
  const quoted = singleQuoted(json, `${indent}  `, head.length + indent.length);
  if (comment === '') return { at: { start: scalarStart, end }, text: quoted };
  if (!quoted.includes('\n')) return { at: { start: scalarStart, end }, text: `${quoted} ${comment}` };
  return { at: { start, end }, text: `${indent}${comment}\n${indent}${head}${quoted}` };
}

/** Single-quoted and folded as PyYAML does: at a single blank, as soon as the line is too long. `used` characters stand before it. */
function singleQuoted(text: string, indent: string, used: number): string {
  const escaped = text.replaceAll("'", "''");
  const pieces = ["'"];
  let column = used + 1;
  let isAfterBlank = true;
  for (const [index, word] of escaped.split(' ').entries()) {
    const isFoldable = index > 0 && word !== '' && !isAfterBlank;
    if (isFoldable && column > width) {
      pieces.push(`\n${indent}${word}`);
      column = indent.length + word.length;
    } else {
      pieces.push(index > 0 ? ` ${word}` : word);
      column += word.length + (index > 0 ? 1 : 0);
    }
    isAfterBlank = word === '';
  }
  pieces.push("'");
  return pieces.join('');
}
