import type { JsonString } from '../json/jsonNode.ts';
import type { ColumnSchema, ColumnSpec, ElementType } from '../spec.ts';
import { scalarTypes } from '../spec.ts';

/**
 * The schema of named columns of scalars, written as `json.dumps` of Python writes them and without a fault: what most signatures are. It is read
 * without a tree of the JSON, so that thousands of columns cost little at each keystroke. Undefined for everything else, right or wrong.
 */
export function readUsualSchema(json: string): ColumnSchema | undefined {
  if (!json.startsWith('[{')) return undefined;
  const specs: ColumnSpec[] = [];
  const names = new Set<string>();
  let at = 1;
  for (;;) {
    const spec = readSpec(json, at);
    if (spec === undefined) return undefined;
    specs.push(spec);
    names.add(spec.name.value);
    at = spec.span.end;
    if (!json.startsWith(', ', at)) break;
    at += 2;
  }
  const isWhole = at === json.length - 1 && json.endsWith(']');
  return isWhole && names.size === specs.length ? { kind: 'columns', specs } : undefined;
}

interface UsualSpec extends ColumnSpec {
  readonly name: JsonString;
}

/** Its keys in any order, each once. */
function readSpec(json: string, start: number): UsualSpec | undefined {
  let type: ElementType | undefined;
  let name: JsonString | undefined;
  let required: boolean | undefined;
  if (json.charCodeAt(start) !== 0x7b) return undefined;
  let at = start + 1;
  for (;;) {
    if (type === undefined && json.startsWith('"type": "', at)) {
      const end = json.indexOf('"', at + 9);
      type = types.get(json.slice(at + 9, end));
      at = end + 1;
      if (type === undefined) return undefined;
    } else if (name === undefined && json.startsWith('"name": "', at)) {
      const end = plainEnd(json, at + 9);
      if (end <= at + 9) return undefined;
      name = { kind: 'string', span: { start: at + 8, end: end + 1 }, value: json.slice(at + 9, end) };
      at = end + 1;
    } else if (required === undefined && json.startsWith('"required": true', at)) {
      required = true;
      at += 16;
    } else if (required === undefined && json.startsWith('"required": false', at)) {
      required = false;
      at += 17;
    } else return undefined;
    if (json.startsWith(', ', at)) at += 2;
    else break;
  }
  if (json.charCodeAt(at) !== 0x7d || type === undefined || name === undefined) return undefined;
  return { kind: 'column', name, type, isRequired: required ?? true, span: { start, end: at + 1 } };
}

const types: ReadonlyMap<string, ElementType> = new Map(scalarTypes.map((type) => [type, { kind: 'scalar', type }]));

/** Where the quote is that ends a text without escapes; -1 where there is something else in it. */
function plainEnd(json: string, from: number): number {
  for (let at = from; ; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x22) return at;
    if (!(code >= 0x20) || code === 0x5c) return -1; // also behind the end, where it is NaN
  }
}
