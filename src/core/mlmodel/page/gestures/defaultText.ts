import { checkDefault } from '../../../signature/grammar/paramDefault.ts';
import type { Reading } from '../../../signature/grammar/reading.ts';
import { applyEdits } from '../../../signature/json/closeBrokenJson.ts';
import type { JsonNode, JsonObject } from '../../../signature/json/jsonNode.ts';
import { readJson } from '../../../signature/json/readJson.ts';
import { pythonString } from '../../../signature/pythonJson.ts';
import type { ParamSpec } from '../../../signature/spec.ts';
import { compactJson } from '../../features/jsonLayout.ts';
import { refused, type Refused } from './outcome.ts';

export type DefaultType = ParamSpec['type'];

interface Declared {
  readonly type: DefaultType;
  readonly isList: boolean;
}

/** The JSON of a default as a person writes it: where a text is wanted, its quotes may be left out. */
export function readDefault(
  declared: Declared,
  text: string,
): { readonly kind: 'json'; readonly json: string } | Refused {
  const { root, isRefused } = readJson(text);
  const { type, isList } = declared;
  const isText = !isList && type.kind === 'scalar' && (type.type === 'string' || type.type === 'datetime');
  if (root && !isRefused && (!isText || root.kind === 'string' || root.kind === 'null')) {
    return fitting(declared, root, text);
  }
  if (!isText) return refused('gestureDefaultJson', { text });
  const quoted = pythonString(text);
  return fitting(declared, { kind: 'string', span: { start: 0, end: quoted.length }, value: text }, quoted);
}

/**
 * The same default for another type or shape: `1` as `"1"` or `[1]`. What has no other form becomes nothing, so that the type can be changed at
 * all: MLflow 3.17.2 refuses a parameter whose default does not fit.
 */
export function convertedDefault(declared: Declared, node: JsonNode, rowText: string): string {
  const listed = inShape(declared, node, rowText);
  const { root } = readJson(listed);
  if (!root || declared.type.kind === 'object') return root && fits(declared, root, listed) ? listed : empty(declared);
  const reading: Reading = { text: listed, problems: [] };
  if (checkDefault(reading, noObject, { ...declared, defaultValue: root })) return listed;
  const edits = reading.problems.map(({ at, fixes }) => fixes?.[0]?.edits[0] ?? { at, text: 'null' });
  const mended = applyEdits(listed, edits);
  const again = readJson(mended).root;
  return again && fits(declared, again, mended) ? mended : empty(declared);
}

function fitting(declared: Declared, node: JsonNode, text: string): ReturnType<typeof readDefault> {
  const reading: Reading = { text, problems: [] };
  if (checkDefault(reading, noObject, { ...declared, defaultValue: node }))
    return { kind: 'json', json: compactJson(text) };
  const [problem] = reading.problems;
  return problem ? { kind: 'refused', problem: problem.message } : refused('gestureDefaultJson', { text });
}

function fits(declared: Declared, node: JsonNode, text: string): boolean {
  return checkDefault({ text, problems: [] }, noObject, { ...declared, defaultValue: node });
}

/** A list of one is that one; of several there is no one. */
function inShape({ isList }: Declared, node: JsonNode, rowText: string): string {
  const textOf = ({ span }: JsonNode): string => rowText.slice(span.start, span.end);
  if (isList && node.kind !== 'array') return node.kind === 'null' ? '[]' : `[${textOf(node)}]`;
  if (isList || node.kind !== 'array') return textOf(node);
  const [only] = node.items;
  return only && node.items.length === 1 ? textOf(only) : 'null';
}

function empty({ type, isList }: Declared): string {
  if (isList) return '[]';
  return type.kind === 'object' ? '{}' : 'null';
}

/** The fixes that the check would make in the object around the default are not asked for. */
const noObject: JsonObject = { kind: 'object', span: { start: 0, end: 2 }, members: [] };
