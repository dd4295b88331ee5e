import { signaturePartNames } from '../readMlmodel.ts';
import type { MlmodelDocument, SignaturePartName } from '../document.ts';
import type { TextEdit } from '../rule.ts';
import { isNull, textOf } from '../values.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import type { YamlMapping } from '../yaml/node.ts';
import { lineBreakOf, lineStart } from '../lineBounds.ts';
import { additionTo, singleQuoted } from './edits.ts';

/** The JSON of the parts that are there; the others are null. */
export type SignatureTexts = Readonly<Partial<Record<SignaturePartName, string>>>;

/**
 * Writes the signature into a file without one: in place of null, or else where the sorted keys of MLflow have it. Undefined where the file leaves
 * no room for it.
 */
export function signatureEdit({ text, root, top }: MlmodelDocument, texts: SignatureTexts): TextEdit | undefined {
  if (root === undefined) return undefined;
  const entry = top.get('signature');
  if (entry) return isNull(entry.value) ? inPlaceOfNull(text, root, entry, texts) : undefined;
  if (root.isFlow) return pairEdit(text, root, 'signature', flowMap(texts));
  const edit = pairEdit(text, root, 'signature', 'null');
  return edit && { at: edit.at, text: edit.text.replace(/ null(?=\s*$)/, () => blockMap(text, root, texts)) };
}

/** Writes a key into a map, before the first one that sorts behind it. `value` is YAML. */
export function pairEdit(text: string, map: YamlMapping, key: string, value: string): TextEdit | undefined {
  const next = map.pairs.findIndex((pair) => (textOf(pair.key) ?? '') > key);
  if (next !== 0) return additionTo(text, next < 0 ? map : { ...map, pairs: map.pairs.slice(0, next) }, key, value);
  const start = map.pairs[0]?.key.span.start ?? map.span.start;
  if (map.isFlow) return { at: { start, end: start }, text: `${key}: ${value}, ` };
  const line = text.startsWith('\uFEFF') ? Math.max(1, lineStart(text, start)) : lineStart(text, start);
  const indent = text.slice(line, start);
  if (!/^ *$/.test(indent)) return undefined;
  return { at: { start, end: start }, text: `${key}: ${value}${lineBreakOf(text)}${indent}` };
}

/** Of null, or of nothing, behind the colon. */
function inPlaceOfNull(
  text: string,
  root: YamlMapping,
  { key, valueNode }: YamlEntry,
  texts: SignatureTexts,
): TextEdit | undefined {
  const colon = /[ \t]*:/y;
  colon.lastIndex = key.span.end;
  if (valueNode.kind !== 'scalar' || valueNode.style !== 'plain' || !colon.test(text)) return undefined;
  const start = colon.lastIndex;
  const { span } = valueNode;
  const isWritten = span.end > span.start;
  if (isWritten && !/^[ \t]*$/.test(text.slice(start, span.start))) return undefined;
  return {
    at: { start, end: isWritten ? span.end : start },
    text: root.isFlow ? ` ${flowMap(texts)}` : blockMap(text, root, texts),
  };
}

function flowMap(texts: SignatureTexts): string {
  return `{${linesOf(texts).join(', ')}}`;
}

function blockMap(text: string, { span, pairs }: YamlMapping, texts: SignatureTexts): string {
  const start = pairs[0]?.key.span.start ?? span.start;
  const indent = /(?:^|[\r\n])\uFEFF?( *)$/.exec(text.slice(0, start))?.[1] ?? '';
  return linesOf(texts)
    .map((line) => `${lineBreakOf(text)}${indent}  ${line}`)
    .join('');
}

function linesOf(texts: SignatureTexts): readonly string[] {
  return signaturePartNames.map((name) => {
    const json = texts[name];
    return `${name}: ${json === undefined ? 'null' : singleQuoted(json)}`;
  });
}
