import { message, type Message } from '../../base/message.ts';
import { decodeBase64 } from './base64.ts';
import { yamlLimits } from './limits.ts';
import type { YamlMapping, YamlNode, YamlScalar } from './node.ts';
import { resolved } from './node.ts';
import type { YamlCode } from './problem.ts';
import { readFloat, readInteger } from './pythonNumber.ts';
import { readTimestamp } from './timestamp.ts';

/** What PyYAML 6.0.3's SafeConstructor makes of a scalar. */
export type PythonScalar =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A bigint beyond the safe integers. */
  | { readonly kind: 'integer'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  /** As Python's `isoformat` writes it. */
  | { readonly kind: 'date' | 'datetime'; readonly iso: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  /** It raises: the text that the scalar is in is refused. */
  | RefusedScalar;

export interface RefusedScalar {
  readonly kind: 'refused';
  readonly code: YamlCode;
  readonly message: Message;
}

/** The value of a scalar by its tag. The scalar itself keeps its text: `run_id: 123e5` stays readable whatever it is for Python. */
export function pythonScalar({ tag, value }: Pick<YamlScalar, 'tag' | 'value'>): PythonScalar {
  if (tag === 'str') return { kind: 'string', value }; // almost all of them
  const construct = constructors.get(tag);
  return construct === undefined ? refuseTag(tag, value) : construct(value);
}

/**
 * The text of a scalar, or of what stands for one: under a tag of a scalar the value of the key `=` of a mapping counts.
 * @param isSign whether a key `=` still has its meaning
 */
export function scalarText(node: YamlNode, isSign: (key: YamlNode) => boolean = () => true): string | undefined {
  let current = resolved(node);
  for (const seen = new Set<YamlMapping>(); current.kind === 'mapping';) {
    if (seen.has(current) || seen.size > yamlLimits.depth) return undefined;
    seen.add(current);
    const pair = current.pairs.find(({ key }) => resolved(key).tag === 'value' && isSign(key));
    if (pair === undefined) return undefined;
    current = resolved(pair.value);
  }
  return current.kind === 'scalar' ? current.value : undefined;
}

/** Whether the tag makes a scalar of what it stands before. */
export function isScalarTag(tag: string): boolean {
  return constructors.has(tag);
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
  ['true', true],
  ['false', false],
  ['on', true],
  ['off', false],
]);

const constructors: ReadonlyMap<string, (value: string) => PythonScalar> = new Map([
  ['str', (value: string): PythonScalar => ({ kind: 'string', value })],
  ['value', (value) => ({ kind: 'string', value })], // a lone `=`: accepted as a key only
  ['null', () => ({ kind: 'null' })],
  ['bool', constructBoolean],
  ['int', constructInteger],
  ['float', constructFloat],
  ['timestamp', (value) => readTimestamp(value) ?? refuse('yamlDate', value)],
  ['binary', constructBytes],
]);

function constructBoolean(text: string): PythonScalar {
  const value = booleans.get(text.toLowerCase());
  return value === undefined ? refuse('yamlBool', text) : { kind: 'boolean', value };
}

function constructInteger(text: string): PythonScalar {
  const value = readInteger(text);
  if (value === 'limit') return refuseParts();
  return value === undefined ? refuse('yamlInt', text) : { kind: 'integer', value };
}

function constructFloat(text: string): PythonScalar {
  const value = readFloat(text);
  return value === undefined ? refuse('yamlFloat', text) : { kind: 'float', value };
}

function constructBytes(text: string): PythonScalar {
  const value = decodeBase64(text);
  return value === undefined
    ? { kind: 'refused', code: 'yaml-value', message: message('yamlBinary') }
    : { kind: 'bytes', value };
}

function refuse(id: 'yamlBool' | 'yamlInt' | 'yamlFloat' | 'yamlDate', value: string): RefusedScalar {
  return { kind: 'refused', code: 'yaml-value', message: message(id, { value: shorten(value) }) };
}

function refuseParts(): RefusedScalar {
  const count = yamlLimits.sexagesimalParts;
  return { kind: 'refused', code: 'yaml-limit', message: message('yamlSexagesimal', { count }) };
}

function refuseTag(tag: string, value: string): RefusedScalar {
  return tag === 'merge' ? refuseSign(value) : unfitTag(tag);
}

/** Of `=` and `<<` where they are no keys. */
export function refuseSign(value: string): RefusedScalar {
  return { kind: 'refused', code: 'yaml-value', message: message('yamlSignAlone', { value: shorten(value) }) };
}

/** Of a tag without a constructor, or with one for another kind of node. */
export function unfitTag(tag: string): RefusedScalar {
  const id = knownTags.has(tag) ? 'yamlTagKind' : 'yamlTagUnknown';
  return { kind: 'refused', code: 'yaml-tag', message: message(id, { tag: shorten(tag) }) };
}

const knownTags: ReadonlySet<string> = new Set([...constructors.keys(), 'seq', 'map', 'set', 'omap', 'pairs']);

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
