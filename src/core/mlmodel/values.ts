import type { ValueKind } from './keys.ts';
import { isScalarTag, pythonScalar, scalarText, type PythonScalar } from './yaml/construct.ts';
import { entriesOf, nonStringKeys, type YamlEntry } from './yaml/mapping.ts';
import { resolved, type YamlMapping, type YamlNode, type YamlScalar, type YamlSequence } from './yaml/node.ts';

/** What PyYAML makes of a node, by the name of the Python type. */
export type PythonKind = PythonScalar['kind'] | 'map' | 'list' | 'set';

export function kindOf(node: YamlNode): PythonKind {
  const { kind, tag } = resolved(node);
  if (tag === 'map' && kind === 'mapping') return 'map'; // these two are nearly all
  if (tag === 'str' && kind === 'scalar') return 'string';
  const scalar = pythonOf(node);
  if (scalar) return scalar.kind;
  // `!!omap` and `!!pairs` are lists of tuples, `!!set` is a set
  if (tag === 'omap' || tag === 'pairs') return 'list';
  if (tag === 'set') return 'set';
  return kind === 'mapping' ? 'map' : 'list';
}

export function isNull(node: YamlNode): boolean {
  return kindOf(node) === 'null';
}

/** The text of a node that Python sees as a `str`. */
export function textOf(node: YamlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  const held = resolved(node);
  if (held.kind === 'scalar' && held.tag === 'str') return held.value; // nearly all
  const python = pythonOf(node);
  return python?.kind === 'string' ? python.value : undefined;
}

/** A scalar, or a collection under the tag of one. */
export function pythonOf(node: YamlNode): PythonScalar | undefined {
  const held = resolved(node);
  if (held.kind === 'scalar') return pythonScalar(held);
  if (!isScalarTag(held.tag)) return undefined;
  return pythonScalar({ tag: held.tag, value: scalarText(held) ?? '' });
}

export function scalarOf(node: YamlNode): YamlScalar | undefined {
  const held = resolved(node);
  return held.kind === 'scalar' ? held : undefined;
}

/** The map that Python sees as a `dict`. */
export function mapOf(node: YamlNode | undefined): YamlMapping | undefined {
  if (node === undefined || kindOf(node) !== 'map') return undefined;
  const held = resolved(node);
  return held.kind === 'mapping' ? held : undefined;
}

export function keysOf(node: YamlNode | undefined): ReadonlyMap<string, YamlEntry> {
  const map = mapOf(node);
  return map ? entriesOf(map) : noEntries;
}

const noEntries: ReadonlyMap<string, YamlEntry> = new Map();

/** The list that Python sees as a plain `list`. */
export function listOf(node: YamlNode | undefined): YamlSequence | undefined {
  if (node === undefined || kindOf(node) !== 'list') return undefined;
  const held = resolved(node);
  return held.kind === 'sequence' && held.tag === 'seq' ? held : undefined;
}

/** Whether Python's `if value:` would skip it. */
export function isFalsy(node: YamlNode): boolean {
  const python = pythonOf(node);
  if (python === undefined) {
    const held = resolved(node);
    return held.kind === 'mapping' ? isEmptyMap(held) : held.kind === 'sequence' && held.items.length === 0;
  }
  switch (python.kind) {
    case 'null':
      return true;
    case 'boolean':
      return !python.value;
    case 'integer':
    case 'float':
      return Number(python.value) === 0;
    case 'string':
    case 'bytes':
      return python.value.length === 0;
    case 'date':
    case 'datetime':
    case 'refused':
      return false;
  }
}

/** A merge of nothing adds nothing. */
function isEmptyMap(map: YamlMapping): boolean {
  return map.pairs.length === 0 || (entriesOf(map).size === 0 && nonStringKeys(map).length === 0);
}

/** Whether a value is of one of the kinds; null always is. */
export function fits(node: YamlNode, kinds: readonly ValueKind[]): boolean {
  const kind = kindOf(node);
  if (kind === 'null' || kind === 'refused') return true;
  return kinds.some((wanted) => {
    if (wanted === 'strings') return listOf(node)?.items.every((item) => textOf(item) !== undefined) === true;
    return wanted === kind;
  });
}

/** What a plain scalar became though text was wanted: `3.10` is the number 3.1. Undefined for what is no such scalar. */
export function retypedScalar(text: string, node: YamlNode): YamlScalar | undefined {
  if (node.kind !== 'scalar' || node.style !== 'plain') return undefined;
  const { kind } = pythonScalar(node);
  if (kind === 'string' || kind === 'null' || kind === 'refused') return undefined;
  return isTagged(text, node.span.start) ? undefined : node;
}

/** Whether a tag is written before a node: quoting it would change nothing then. */
export function isTagged(text: string, start: number): boolean {
  return /(^|\s)![^\s]*\s+(&\S+\s+)?$/.test(text.slice(Math.max(0, start - 200), start));
}
