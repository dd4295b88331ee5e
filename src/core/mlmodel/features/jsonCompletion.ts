import { findNodeAtLocation, getLocation, parseTree, type JSONPath } from 'jsonc-parser';
import type { Span } from '../../base/span.ts';
import { scalarTypes } from '../../signature/spec.ts';
import type { SignaturePart, SignaturePartName } from '../document.ts';
import type { Completion } from './completion.ts';
import { writtenInside } from '../partEdits.ts';
import { holds, isShallow, type JsonPlace } from './jsonPlace.ts';

interface Choice {
  readonly label: string;
  readonly kind: Completion['kind'];
  /** JSON in VS Code's syntax of snippets, but for what the scalar around it demands. */
  readonly json: string;
  readonly documentation?: string;
}

/** Types and keys inside the JSON of a part of the signature, at any depth. */
export function signatureCompletions({ part, offset: place }: JsonPlace): readonly Completion[] {
  const { json, shift } = windowAt(part, place);
  if (!isShallow(json)) return [];
  const offset = place - shift;
  const { path, isAtPropertyKey, previousNode } = getLocation(json, offset);
  const token =
    previousNode && holds(spanOf(previousNode), offset)
      ? tokenAt(json, spanOf(previousNode), offset)
      : wordAt(json, offset);
  const hasColon = /^\s*:/.test(json.slice(token.end));
  const choices = isAtPropertyKey
    ? missingKeys(json, path, keysAt(part.name, path.slice(0, -1)), token).map((key) => keyChoice(key, hasColon))
    : valuesAt(part.name, path);
  const replaced = part.toFile({ start: token.start + shift, end: token.end + shift });
  return choices.map(({ label, kind, json: text, documentation }) => ({
    label,
    kind,
    snippet: writtenInside(part.scalar, text),
    replaced,
    ...(documentation !== undefined && { documentation }),
  }));
}

/** So far behind the cursor the keys of an object are looked for. */
const farthest = 20_000;

/** The list with the items around the cursor only: of thousands of columns, one is written at a time. An offset in it is `shift` less. */
function windowAt({ json, schema, params }: SignaturePart, offset: number): { json: string; shift: number } {
  const specs: readonly { readonly span: Span }[] = schema?.specs ?? params ?? [];
  const before = specs.findLast(({ span }) => span.end <= offset)?.span.end;
  const next = specs.find(({ span }) => span.start > offset)?.span.start ?? json.length;
  const end = Math.min(next, offset + farthest);
  if (before === undefined) return { json: json.slice(0, end), shift: 0 };
  const comma = /^\s*,/.exec(json.slice(before, offset))?.[0].length ?? 0;
  const start = before + comma;
  return { json: `[${json.slice(start, end)}`, shift: start - 1 };
}

function spanOf({ offset, length }: { readonly offset: number; readonly length: number }): Span {
  return { start: offset, end: offset + length };
}

/** A string without its closing quote reaches as far as the next one: then only the word at the cursor is meant. */
function tokenAt(json: string, { start, end }: Span, offset: number): Span {
  if (json[start] !== '"') return { start, end };
  const from = Math.max(offset, start + 1);
  const isWhole =
    /^(?:[\w. -]*[\w.-])?(?:\[\w*\])?"$/.test(json.slice(from, end)) || (offset === end && end > start + 1);
  return { start, end: isWhole ? end : wordAt(json, from).end };
}

function wordAt(json: string, offset: number): Span {
  const before = /[\w.-]*$/.exec(json.slice(Math.max(0, offset - 100), offset))?.[0].length ?? 0;
  const after = /^[\w.-]*/.exec(json.slice(offset, offset + 100))?.[0].length ?? 0;
  return { start: offset - before, end: offset + after };
}

/** What can be written for a key. */
const keySnippets: Readonly<Record<string, string>> = {
  name: '"name": "$1"',
  type: '"type": "${1:double}"',
  required: '"required": ${1|true,false|}',
  default: '"default": ${1:null}',
  shape: '"shape": ${1|[-1],null|}',
  dtype: '"dtype": "${1:float64}"',
  'tensor-spec': '"tensor-spec": {"dtype": "${1:float64}", "shape": [${2:-1}]}',
  items: '"items": {"type": "${1:double}"}',
  properties: '"properties": {"${1:name}": {"type": "${2:double}", "required": true}}',
  values: '"values": {"type": "${1:double}"}',
};

const keyDocs: Readonly<Record<string, string>> = {
  name: 'What the column or parameter is called. Either all columns have names, or none has.',
  type: 'The type of the value.',
  required: 'Whether callers have to give it. `true` when left out, but `false` for columns of nested types.',
  default: 'What counts when callers do not set the parameter.',
  shape: '`[-1]` for a list of any length, `null` for a single value; of a tensor, `-1` stands for any size.',
  dtype: 'The numpy type of the tensor.',
  'tensor-spec': 'Type and shape of a tensor. MLflow reads it where `type` is `tensor`.',
  items: 'The type of the items of an `array`.',
  properties: 'The properties of an `object`, each with its type.',
  values: 'The type of the values of a `map`.',
};

function keyChoice(key: string, hasColon: boolean): Choice {
  const json = hasColon ? JSON.stringify(key) : (keySnippets[key] ?? `${JSON.stringify(key)}: $1`);
  return { label: key, kind: 'key', json, ...(keyDocs[key] !== undefined && { documentation: keyDocs[key] }) };
}

const typeKeys = ['type', 'items', 'properties', 'values'];

function keysAt(part: SignaturePartName, path: JSONPath): readonly string[] {
  const last = path.at(-1);
  if (last === 'tensor-spec') return ['dtype', 'shape'];
  if (last === 'properties') return []; // names of the author
  if (path.length === 1) {
    return part === 'params'
      ? ['name', 'type', 'default', 'shape', 'properties']
      : ['type', 'name', 'required', 'tensor-spec', 'items', 'properties', 'values'];
  }
  return path.at(-2) === 'properties' ? [...typeKeys, 'required'] : typeKeys;
}

/** The key that is just being typed is not there yet. */
function missingKeys(json: string, path: JSONPath, keys: readonly string[], typed: Span): readonly string[] {
  const root = parseTree(json);
  const object = root && findNodeAtLocation(root, path.slice(0, -1));
  const present = new Set(
    object?.children?.flatMap(({ children }) =>
      children?.[0] && children[0].offset !== typed.start ? [String(children[0].value)] : [],
    ),
  );
  return keys.filter((key) => !present.has(key));
}

const nested: Readonly<Record<string, string>> = {
  tensor: 'A numpy array; its type and shape stand in `tensor-spec`.',
  array: 'A list; the type of its items stands in `items`.',
  object: 'A map with fixed keys; they stand in `properties`.',
  map: 'A map with any keys; the type of its values stands in `values`.',
  any: 'Whatever is given.',
  sparkml_vector: 'A vector of Spark ML: an array of doubles.',
};

const dtypes =
  'float64 float32 float16 int64 int32 int16 int8 uint64 uint32 uint16 uint8 bool object str datetime64[ns]'.split(' ');

function valuesAt(part: SignaturePartName, path: JSONPath): readonly Choice[] {
  const key = path.at(-1);
  if (key === 'required') return ['true', 'false'].map((word) => ({ label: word, kind: 'value', json: word }));
  if (key === 'dtype') return dtypes.map((name) => ({ label: name, kind: 'type', json: JSON.stringify(name) }));
  if (key !== 'type' || path.at(-2) === 'properties') return [];
  const isColumn = path.length === 2;
  const others = Object.keys(nested).filter((name) =>
    part === 'params' ? name === 'object' && isColumn : name !== 'tensor' || isColumn,
  );
  return [...scalarTypes, ...others].map((name) => ({
    label: name,
    kind: 'type',
    json: JSON.stringify(name),
    ...(nested[name] !== undefined && { documentation: nested[name] }),
  }));
}
