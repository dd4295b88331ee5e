import { message, type Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { ValueKind } from '../keys.ts';
import type { Found } from '../rule.ts';
import { pythonScalar } from '../yaml/construct.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import type { YamlNode, YamlScalar } from '../yaml/node.ts';
import { quoteFix } from './edits.ts';
import { fits, retypedScalar } from '../values.ts';

/** A value of a kind that MLflow does not expect there; what only lacks quotes is left to `retypedFound`. */
export function kindFound(text: string, key: string, entry: YamlEntry, kinds: readonly ValueKind[]): Found | undefined {
  if (fits(entry.value, kinds)) return undefined;
  if (kinds.includes('string') && retypedScalar(text, entry.valueNode)) return undefined;
  return { at: markOf(text, entry), message: wanted(key, kinds[0] ?? 'string') };
}

/** Where to mark what is wrong with a value: the value itself, or its key when it is empty or goes over several lines. */
export function markOf(text: string, { key, valueNode: { span } }: YamlEntry): Span {
  const written = text.slice(span.start, span.end);
  return written === '' || /[\r\n]/.test(written) ? key.span : span;
}

/** A value that should be text, and that YAML makes a number, a boolean or a time because it has no quotes. */
export function retypedFound(
  text: string,
  key: string,
  node: YamlNode,
  kinds: readonly ValueKind[],
): Found | undefined {
  if (!kinds.includes('string') || fits(node, kinds)) return undefined;
  const scalar = retypedScalar(text, node);
  if (!scalar) return undefined;
  return {
    at: scalar.span,
    message: retyped(key, scalar),
    fixes: [quoteFix(scalar)],
  };
}

/** Says what is lost: `3.10` is 3.1, and a run id of digits is rounded. */
function retyped(key: string, scalar: YamlScalar): Message {
  const source = scalar.value;
  const python = pythonScalar(scalar);
  if (python.kind === 'integer' || python.kind === 'float')
    return message('ruleRetypedNumber', { key, source, value: String(python.value) });
  if (python.kind === 'boolean') return message('ruleRetypedBoolean', { key, source, value: String(python.value) });
  return message('ruleRetypedTime', { key, source });
}

function wanted(key: string, kind: ValueKind): Message {
  switch (kind) {
    case 'string':
      return message('ruleWantsText', { key });
    case 'integer':
      return message('ruleWantsWhole', { key });
    case 'boolean':
      return message('ruleWantsBoolean', { key });
    case 'map':
      return message('ruleWantsMap', { key });
    case 'list':
      return message('ruleWantsList', { key });
    case 'strings':
      return message('ruleWantsTexts', { key });
  }
}
