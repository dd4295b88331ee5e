import { message } from '../../../base/message.ts';
import type { Span } from '../../../base/span.ts';
import { isBreak, lineEnd, lineStart } from '../../../mlmodel/lineBounds.ts';
import { singleQuoted, valueEdit } from '../../../mlmodel/rules/edits.ts';
import type { TextEdit } from '../../../mlmodel/rule.ts';
import { resolved, type YamlNode, type YamlSequence } from '../../../mlmodel/yaml/node.ts';
import type { PolicyFix } from './policyProblem.ts';
import type { PolicyPair } from './policyReader.ts';

/** Puts a text, which YAML takes without quotes, in place of what stands there. */
export function replacement(span: Span, text: string, isPreferred: boolean): PolicyFix {
  return { title: message('fixReplace', { text }), isPreferred, edits: [{ at: span, text }] };
}

/** The same for the whole value of a pair, whatever it is, as far as it stands beside its key and not elsewhere, for an alias. */
export function valueReplacement(
  text: string,
  { key, valueNode }: PolicyPair,
  written: string,
  isPreferred: boolean,
): readonly PolicyFix[] {
  const isBeside = valueNode.span.start >= key.span.end;
  const between = text.slice(key.span.end, valueNode.span.start);
  if (!isBeside) return [];
  const edit =
    valueNode.span.start === valueNode.span.end
      ? emptyEdit(text, key.span.end, written)
      : /^\s*:[ \t]*$/.test(between)
        ? { at: valueNode.span, text: written }
        : valueEdit(text, { key, value: resolved(valueNode), valueNode }, written);
  return edit ? [{ title: message('fixReplace', { text: written }), isPreferred, edits: [edit] }] : [];
}

/** Behind the colon of a key that has no value. */
function emptyEdit(text: string, keyEnd: number, written: string): TextEdit | undefined {
  const colon = /^[ \t]*:/.exec(text.slice(keyEnd, keyEnd + 20));
  if (!colon) return undefined;
  const at = keyEnd + colon[0].length;
  return { at: { start: at, end: at }, text: ` ${written}` };
}

/** A condition on a metric as YAML takes it. */
export function conditionText(condition: string): string {
  const isPlain = /^[A-Za-z][\w ./-]* [<>=]+ [-+.\deE]+$/.test(condition);
  return isPlain ? condition : singleQuoted(condition);
}

/** Takes an item out of its list, with its line when it has one of its own; the last one of a list stays. */
export function itemRemoval(text: string, { items, isFlow }: YamlSequence, item: YamlNode): TextEdit | undefined {
  const index = items.indexOf(item);
  const [previous, next] = [items[index - 1], items[index + 1]];
  const { start, end } = item.span;
  if (isFlow) {
    if (previous) return { at: { start: previous.span.end, end }, text: '' };
    return next ? { at: { start, end: next.span.start }, text: '' } : undefined;
  }
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const isAlone = /^ *- +$/.test(text.slice(from, start)) && /^[ \t]*(#.*)?$/.test(text.slice(end, to));
  if (!isAlone || items.length < 2) return undefined;
  const behind = text.startsWith('\r\n', to) ? to + 2 : to + (isBreak(text, to) ? 1 : 0);
  return { at: { start: from, end: behind }, text: '' };
}
