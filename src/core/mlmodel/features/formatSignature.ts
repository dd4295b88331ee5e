import { message, type Message } from '../../base/message.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import { lineStart } from './lineBounds.ts';
import type { TextEdit } from '../rule.ts';
import { resolved } from '../yaml/node.ts';

/** Where PyYAML breaks lines when MLflow writes the file. */
const width = 80;

/** Another way of writing the JSON of a part. */
export interface Format {
  readonly title: Message;
  /** Made when it is wanted: a signature can be long, and the offer is made wherever the cursor goes. */
  edit(): TextEdit;
}

/** How the part at an offset can be written otherwise; nothing where it cannot be read, or where YAML leaves no room for it. */
export function formatsAt(document: MlmodelDocument, offset: number): readonly Format[] {
  const part = document.parts.find(
    ({ entry, scalar }) => entry.key.span.start <= offset && offset <= Math.max(entry.key.span.end, scalar.span.end),
  );
  return part && isReadable(part) ? formats(document, part) : [];
}

function isReadable({ problems, scalar, entry }: SignaturePart): boolean {
  return problems.every(({ code }) => code !== 'signature-json') && entry.valueNode === scalar;
}

function formats(document: MlmodelDocument, { name, scalar, json, entry }: SignaturePart): Format[] {
  const start = lineStart(document.text, entry.key.span.start);
  const indent = document.text.slice(start, entry.key.span.start);
  if (/\S/.test(indent)) return []; // behind other text of its line, as in `{inputs: …}`
  const deeper = `${indent}  `;
  const pretty: Format = {
    title: message('featurePretty', { part: name }),
    edit: () => ({ at: scalar.span, text: blockScalar(prettyJson(json), deeper) }),
  };
  const compact: Format = {
    title: message('featureCompact', { part: name }),
    edit: () => {
      const used = entry.key.span.end - start + 2; // the key, its colon and a blank
      return { at: scalar.span, text: singleQuoted(compactJson(json), deeper, used) };
    },
  };
  return [
    ...(scalar.style !== 'literal' && isPrintable(json) && !isFlow(document) ? [pretty] : []),
    ...(scalar.style !== 'single' ? [compact] : []),
  ];
}

/** Inside `{…}` there are no block scalars. */
function isFlow({ root, top }: MlmodelDocument): boolean {
  const signature = top.get('signature')?.value;
  const held = signature && resolved(signature);
  return root?.isFlow === true || (held?.kind === 'mapping' && held.isFlow);
}

/** A block scalar has no escapes. */
function isPrintable(json: string): boolean {
  return /^[\t\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/.test(json);
}

/** As Python's `json.dumps` puts blanks; what stands in strings and numbers stays as it is. */
export function compactJson(json: string): string {
  return written(json, false);
}

/** A line for each column or parameter. */
export function prettyJson(json: string): string {
  return written(json, true);
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

/** A literal block without a break at its end. */
function blockScalar(text: string, indent: string): string {
  return `|-\n${text
    .split('\n')
    .map((line) => `${indent}${line}`)
    .join('\n')}`;
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
